import { expect, test } from "@playwright/test";
import { adminSession } from "./sessions";

test.use({ storageState: adminSession });

test("a disagreement stays visible and leads to its conflict", async ({ page }) => {
  await page.goto("/publications");
  await page.getByRole("link", { name: "Ko et al. 2025" }).click();
  await page.getByRole("navigation", { name: "Parts" }).getByRole("link", { name: "Cells" }).click();
  const row = page.getByRole("row", { name: /KO25-C-AG-OPERANDO-SEM/ });
  await expect(row).toContainText("not reported");
  await row.getByRole("link", { name: "20 | 40 µm ⚑" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("C-01");
  await expect(page.getByRole("region", { name: "Values of the conflict" })).toContainText("40 µm");
});

test("every value has its place in the source", async ({ page }) => {
  await page.goto("/publications");
  await page.getByRole("link", { name: "Ko et al. 2025" }).click();
  await page.getByText("KO25-R-AG-OPERANDO-SEM ·").click();
  const lines = page.getByRole("region", { name: "Everything stated of KO25-R-AG-OPERANDO-SEM" });
  await expect(lines.getByRole("row", { name: /^coulombic efficiency 86 %/ }).first()).toContainText(
    "Fig. 1",
  );
});

test("settling a conflict needs a reason, and is kept with it", async ({ page }) => {
  await page.goto("/conflicts?search=core+level");
  await page.getByRole("link", { name: "C-03" }).click();
  await page.getByLabel("Decision").selectOption("error_in_source");
  await page.getByRole("button", { name: "Settle" }).click();
  await expect(page.getByText("Reason is needed.")).toBeVisible();
  await page.getByRole("textbox", { name: "Reason" }).fill("Zinc has no occupied 4f shell.");
  await page.getByRole("button", { name: "Settle" }).click();
  await expect(page.getByText("Settled because")).toBeVisible();
  await expect(page.locator("main dl")).toContainText("Zinc has no occupied 4f shell.");
  await page.getByLabel("Decision").selectOption("none");
  await page.getByRole("textbox", { name: "Reason" }).fill("Opened again for the next reader.");
  await page.getByRole("button", { name: "Settle" }).click();
  await expect(page.getByRole("heading", { name: "Settle it", exact: true })).toBeVisible();
});

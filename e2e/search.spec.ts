import { expect, test } from "@playwright/test";
import { adminSession } from "./sessions";

test.use({ storageState: adminSession });

test("a code leads to its page by keyboard alone", async ({ page }) => {
  await page.goto("/pellets");
  await expect(page.getByRole("button", { name: "Search" })).toBeVisible();
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Search and go" });
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("KO25-P-LLZTO");
  await expect(palette.getByRole("option").first()).toContainText("KO25-P-LLZTO");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/pellets\/KO25-P-LLZTO$/);
  await expect(palette).toBeHidden();
});

test("words find records in groups, arrows move, Esc closes and gives the focus back", async ({ page }) => {
  await page.goto("/pellets");
  await expect(page.getByRole("button", { name: "Search" })).toBeVisible();
  await page.keyboard.press("/");
  const palette = page.getByRole("dialog", { name: "Search and go" });
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("operando");
  await expect(palette.getByText("Cells", { exact: true })).toBeVisible();
  const options = palette.getByRole("option");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowDown");
  await expect(options.nth(1)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Escape");
  await expect(palette).toBeHidden();
});

test("pages and beginnings are reached by name", async ({ page }) => {
  await page.goto("/pellets");
  await expect(page.getByRole("button", { name: "Search" })).toBeVisible();
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog").getByRole("combobox")).toBeFocused();
  await page.keyboard.type("new notebook page");
  await page.getByRole("option", { name: "New notebook page" }).click();
  await expect(page).toHaveURL(/\/notebook\/new$/);
});

test("a slash typed into a field stays a slash", async ({ page }) => {
  await page.goto("/pellets");
  const field = page.getByRole("searchbox").first();
  await field.pressSequentially("Ag/Cu");
  await expect(field).toHaveValue("Ag/Cu");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

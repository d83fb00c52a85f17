import { expect, test } from "@playwright/test";
import { adminSession } from "./sessions";

test.use({ storageState: adminSession });

test("the chain is verified at a press, and filters narrow the list", async ({ page }) => {
  await page.goto("/history");
  await page.getByRole("button", { name: "Verify chain" }).click();
  await expect(page.getByRole("status").filter({ hasText: /^Intact: \d+ events/ })).toBeVisible();
  await page.getByLabel("Kind").selectOption("publication");
  await expect(page).toHaveURL(/entity=publication/);
  const events = page.locator("main ol > li");
  await expect(events.first()).toContainText("publication");
  await expect(events.filter({ hasText: "conflict" })).toHaveCount(0);
});

test("the reference shows every operation with its parts and three examples", async ({ page }) => {
  await page.goto("/account");
  await page.getByRole("link", { name: "API reference" }).click();
  await page.getByRole("searchbox", { name: "Find an operation" }).fill("register pellets");
  await expect(page).toHaveURL(/search=register/);
  const operation = page.getByRole("region", { name: "pellets.create", exact: true });
  await operation.getByText("Python").click();
  await expect(operation.locator("pre").filter({ hasText: "urllib" })).toBeVisible();
  await operation.getByText("pellets * list of object").first().click();
  await expect(operation.getByText("composition").first()).toBeVisible();
});

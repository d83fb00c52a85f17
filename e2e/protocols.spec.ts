import { expect, test } from "@playwright/test";
import { halfCell, startRun } from "./bench-rows";
import { adminSession } from "./sessions";

test.use({ storageState: adminSession });

test("the published ramp is written from its template and draws itself", async ({ page, request }) => {
  await page.goto("/protocols/new");
  await page.getByRole("button", { name: /^CCD ramp, 0.1 to 1.0/ }).click();
  await expect(page.getByLabel("Plating levels")).toHaveValue("0.1 to 1 step 0.1");
  const preview = page.getByRole("figure", { name: "Preview" });
  await expect(preview).toContainText("at most 2 d 9 h 19 min");
  await page.getByLabel("Plating levels").fill("0.1 to 0.5 step 0.1");
  await expect(preview).toContainText("at most 1 d 6 h 43 min");
  await page.getByLabel("Plating levels").fill("0.1 to 0.5 step 0.3");
  await page.getByRole("button", { name: "Write", exact: true }).click();
  await expect(page.getByText("land on the last level")).toBeVisible();
  await page.getByLabel("Plating levels").fill("0,1 bis 0,5 step 0,1");
  await page.getByRole("button", { name: "Write", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Protocol T-/ })).toBeVisible();
  await expect(page.getByRole("img", { name: /Programmed current density/ })).toBeVisible();
  await expect(page.getByText("ramp plating 0.1 to 0.5 step 0.1 mA cm⁻²").first()).toBeVisible();

  // Once a run has used it, a change of the recipe is the next revision.
  const code = page.url().split("/").at(-1) as string;
  const { id } = await (await request.get(`/api/v1/protocols/${code}`)).json();
  const { cell } = await halfCell(request);
  await startRun(request, { cellId: cell.id, protocolId: id });
  await page.reload();
  await expect(page.getByText("1 run used this revision")).toBeVisible();
  await page.getByLabel("Strip at").fill("0.1");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/^Saved as revision 2, T-/)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).not.toContainText(code);
  await expect(page.getByText("strip at 0.1 mA cm⁻²").first()).toBeVisible();
  await page.getByRole("link", { name: code, exact: true }).click();
  await expect(page.getByText("followed by a newer revision")).toBeVisible();
});

test("steps are typed, nested and moved by keyboard alone", async ({ page }) => {
  await page.goto("/protocols/new");
  await page.getByLabel("Name").fill("Formation by hand");
  await page.getByRole("button", { name: "+ Rest", exact: true }).press("Enter");
  await expect(page.getByRole("textbox", { name: "Time", exact: true })).toBeFocused();
  await page.keyboard.type("30");
  await page.getByRole("button", { name: "+ Loop", exact: true }).press("Enter");
  await page.keyboard.type("3");
  await page.getByRole("button", { name: "+ Plate in step 2" }).press("Enter");
  const plating = page.getByRole("group", { name: "Step 2.1, Constant current" });
  await plating.getByRole("textbox", { name: "Current density", exact: true }).fill("0.1");
  await page.getByRole("button", { name: "Write", exact: true }).press("Enter");
  await expect(plating.getByText("A constant current ends somewhere")).toBeVisible();
  await plating.getByLabel("Until capacity").fill("0.1");
  await page.getByRole("button", { name: "Step 2 earlier" }).press("Enter");
  await expect(page.getByRole("group", { name: "Step 1, Loop" })).toBeVisible();
  await expect(page.getByRole("figure", { name: "Preview" })).toContainText("3 h 30 min");
  await page.getByLabel("Name").press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: /^Protocol T-/ })).toBeVisible();
  await expect(page.getByText("plate at 0.1 mA cm⁻² to 0.1 mAh cm⁻²").first()).toBeVisible();
});

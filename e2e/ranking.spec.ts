import { expect, test } from "@playwright/test";
import { adminSession } from "./sessions";

test.use({ storageState: adminSession });

const table = (page: import("@playwright/test").Page, order: string) =>
  page.getByRole("region", { name: new RegExp(`^${order}`) });

test("the published order is shown as printed and claims no more", async ({ page }) => {
  await page.goto("/?metric=coulombic_efficiency&from=reported");
  const group = table(page, "Ag > Zn > Au > Cu, descriptive only: n not reported");
  await expect(group.getByRole("heading", { level: 2 })).toContainText("descriptive only");
  const rows = group.getByRole("region", { name: "Ranking" }).getByRole("row");
  await expect(rows.nth(1)).toContainText("Ag");
  await expect(rows.nth(1)).toContainText("86");
  await expect(rows.nth(1)).toContainText("reported");
  await expect(rows.nth(1)).toContainText("not stated");
  await expect(rows.nth(4)).toContainText("≈ 20");
});

test("unlike cells are not ranked against each other, and the reason stands there", async ({ page }) => {
  await page.goto("/?metric=cycle_life&from=reported");
  await expect(page.getByText("≥ 962, end not stated").first()).toBeVisible();
  await page.getByText("Why the groups are not ranked together").click();
  await expect(page.getByText(/cell kind half against not stated/)).toBeVisible();
});

test("a choice is in the address, and back takes it back", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Cycle life" }).click();
  await expect(page).toHaveURL(/metric=cycle_life/);
  await page.getByLabel("A row is").selectOption("interlayerThicknessNm");
  await expect(page).toHaveURL(/rows=metal%2CinterlayerThicknessNm/);
  await expect(page.getByText(/Ag 200 nm|Ag interlayer thickness/).first()).toBeVisible();
  await page.goBack();
  await expect(page).not.toHaveURL(/rows=/);
  await page.goBack();
  await expect(page.getByRole("button", { name: "Coulombic efficiency", exact: true })).toHaveAttribute(
    "aria-current",
    "page",
  );
});

test("a relaxed kind is told, and makes every order descriptive", async ({ page }) => {
  await page.goto("/?metric=coulombic_efficiency&from=reported&relax=cellKind");
  await expect(page.getByRole("heading", { level: 2 }).first()).toContainText("descriptive only");
});

test("a cell left out of the view keeps its reason, and comes back", async ({ page }) => {
  await page.goto("/?metric=coulombic_efficiency&from=reported");
  const summary = page.getByText("Leave a cell out of this view");
  await expect(summary).toBeVisible();
  await summary.click();
  const firstCell = page.getByRole("region", { name: "Ranking" }).first().getByText("1 row").first();
  await firstCell.click();
  const code = await page
    .getByRole("region", { name: "Ranking" })
    .first()
    .getByRole("link", { name: /-C-/ })
    .first()
    .textContent();
  await page.getByRole("textbox", { name: /^Cell/ }).fill(code ?? "");
  await page.getByLabel("Reason").fill("beam damage");
  await page.getByRole("button", { name: "Leave out" }).click();
  await expect(page).toHaveURL(/exclude=/);
  await expect(page.getByText("“beam damage”")).toBeVisible();
  await page.getByRole("button", { name: `Take back ${code}` }).click();
  await expect(page).not.toHaveURL(/exclude=/);
});

test("cells come as CSV with the address in the caption", async ({ page, baseURL }) => {
  await page.goto("/?metric=coulombic_efficiency&from=reported");
  const link = page.getByRole("link", { name: /CSV/ }).first();
  const response = await page.request.get((await link.getAttribute("href")) ?? "");
  expect(response.headers()["content-type"]).toContain("text/csv");
  const text = await response.text();
  expect(text).toContain(`${baseURL}/?metric=coulombic_efficiency`);
  expect(text).toContain("Coulombic efficiency / fraction");
  expect(text).toContain("0.86");
});

test("the rules that end a life and further filters are in the address", async ({ page }) => {
  await page.goto("/?metric=cycle_life&from=simulated");
  await expect(page.getByRole("heading", { name: "What ended the cells" }).first()).toBeVisible();
  await page.getByLabel("retention below 80 %").click();
  await expect(page).toHaveURL(/ends=first_short%2Cvoltage_cutoff%2Cce_below/);
  await expect(page.getByText(/end of life by short, voltage cut-off/).first()).toBeVisible();
  await page.getByText("More filters").click();
  await page.getByLabel("Thickness from").fill("5000");
  await page.getByLabel("Thickness from").press("Enter");
  await expect(page).toHaveURL(/nm-from=5000/);
  await expect(page.getByText("What ended the cells")).toHaveCount(0);
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(page).not.toHaveURL(/nm-from/);
});

test("an interlayer tells what its film takes up", async ({ page }) => {
  await page.goto("/interlayers?search=SIM");
  await page
    .getByRole("row", { name: /\bAg\b/ })
    .first()
    .getByRole("link")
    .first()
    .click();
  const phases = page.getByRole("region", { name: "Lithium phases of the Ag film" });
  await expect(phases.getByRole("row", { name: /Li10Ag3/ })).toContainText("3.333");
});

import { expect, type Page, test } from "@playwright/test";
import { violationsOf } from "./accessibility";
import { adminSession } from "./sessions";

test.use({ storageState: adminSession });

async function savedComparison(page: Page, name: string): Promise<string> {
  await page.goto("/?metric=coulombic_efficiency&from=reported,simulated");
  await page.getByRole("link", { name: "Save", exact: true }).click();
  await page.getByLabel("What it asks").fill(name);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page).toHaveURL(/\/comparisons\/V-\d+$/);
  return page.url().split("/").at(-1) ?? "";
}

test("a view is saved, pinned, cited, talked about and signed off", async ({ page }) => {
  const code = await savedComparison(page, "Does silver give back most?");
  await expect(page.getByText("live: shows the data as they are")).toBeVisible();
  await page.getByRole("button", { name: "Pin" }).click();
  await expect(page.getByText(`Garnetbook comparison ${code}, pinned`)).toBeVisible();
  await expect(page.getByText("Nothing has changed since it was pinned.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Pin" })).toBeHidden();

  await page.getByLabel("Comment").fill("Published values only: n is not known.");
  await page.getByRole("button", { name: "Comment" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "n is not known" })).toBeVisible();
  await expect(page.getByLabel("Comment")).toHaveValue("");

  await page.getByRole("button", { name: "Sign off" }).click();
  await expect(page.getByText("signed off")).toBeVisible();
  await expect(page.getByRole("button", { name: "Sign off" })).toBeHidden();
  expect(await violationsOf(page)).toEqual([]);

  await page.goto("/comparisons");
  const row = page.getByRole("row").filter({ hasText: code });
  await expect(row).toContainText("pinned");
  await expect(row).toContainText("signed off");
});

test("the answer of a pinned comparison does not change from one reading to the next", async ({ page }) => {
  const code = await savedComparison(page, "The same for ever?");
  await page.getByRole("button", { name: "Pin" }).click();
  await expect(page.getByText("Copy citation")).toBeVisible();
  const read = async () => (await page.request.get(`/api/v1/comparisons/${code}/result`)).text();
  expect(await read()).toBe(await read());
  const again = await page.request.post(`/api/v1/comparisons/${code}/recompute`, {
    data: {},
    headers: { origin: new URL(page.url()).origin },
  });
  expect(await again.json()).toMatchObject({ isSame: true });
});

test("a comparison prints on two sheets", async ({ page }) => {
  await savedComparison(page, "Two sheets?");
  const sheets = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(sheets.match(/\/Type\s*\/Page[^s]/g)?.length).toBeLessThanOrEqual(2);
});

test("cells are drawn over each other when asked for", async ({ page }) => {
  await page.goto("/?metric=cycle_life&from=simulated");
  test.skip(await page.getByText("No values to rank here.").isVisible(), "no demonstration lab here");
  await page.getByRole("link", { name: "Save", exact: true }).click();
  await page.getByLabel("What it asks").fill("Cell over cell");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page).toHaveURL(/\/comparisons\/V-\d+$/);
  await page.getByRole("button", { name: /^Draw \d+ cells$/ }).click();
  await expect(page.getByRole("heading", { name: "Coulombic efficiency against cycle" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Voltage curves, cycle 2" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "dQ/dV, cycle 2" })).toBeVisible();
});

import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { apiScene } from "./api-scene";
import { adminSession } from "./sessions";

test.use({ storageState: adminSession });

const instrumentFile = join(
  resolve(process.env.GARNETBOOK_REAL_DATA ?? "../shared/data"),
  "cycling/jdb11-1_c3_gcpl_5cycles_2V-3p8V_C-24_data_C09.mpr",
);
/** Of the file's first whole cycle, by an independent reader and the vendor's own export; in percent. */
const referenceEfficiency = 86.428;

test("from six pellets to the ranking, with the cycler's own file", async ({ page, playwright, baseURL }) => {
  test.skip(!existsSync(instrumentFile), "the real instrument file is not here");
  test.setTimeout(180_000);

  const pellets = await registerSixPellets(page);
  await coatInOneRun(page, pellets);
  const cells = await buildThreeCells(page);

  const scene = await apiScene({ playwright, baseURL });
  const { runs } = await scene.writer.runs.create({ runs: [{ cellId: cells[0] ?? "", temperatureC: 25 }] });
  const run = runs[0]?.code ?? "";
  await page.goto(`/runs/${run}`);
  await page.getByLabel("Files of the run").first().setInputFiles(instrumentFile);

  const table = page.getByRole("table", { name: "Cycles" });
  await expect(table).toBeVisible({ timeout: 60_000 });
  const { items } = await scene.reader.runs.cycles.list({ ref: run });
  const efficiencies = items.map((cycle) => (cycle.ceFraction ?? 0) * 100);
  const first = efficiencies.find((each) => Math.abs(each - referenceEfficiency) < 1);
  expect(first).toBeDefined();
  expect(Math.abs((first ?? 0) - referenceEfficiency) / referenceEfficiency).toBeLessThan(0.001);
  await expect(table).toContainText("86.4");

  await page.goto("/?from=measured");
  const cellLink = page.getByRole("link", { name: cells[0] ?? "", exact: true });
  // Which of the rows holds the cell hangs on what else the lab has measured.
  const lists = page.getByText(/^\d+ rows?$/);
  await expect(lists.first()).toBeVisible();
  for (const list of await lists.all()) {
    if (await cellLink.isVisible()) break;
    await list.click();
  }
  await expect(cellLink).toBeVisible();
  await cellLink.click();
  await expect(page).toHaveURL(new RegExp(`/cells/${cells[0]}$`));
});

async function registerSixPellets(page: Page): Promise<readonly string[]> {
  await page.goto("/pellets/new");
  await page.getByLabel("How many").fill("6");
  await page.getByLabel(/^Composition/).fill("Li6.5La3Zr1.5Ta0.5O12");
  await page.getByLabel("Thickness before polish", { exact: true }).fill("500");
  await page.getByLabel("Diameter", { exact: true }).fill("14");
  await page.getByLabel("Mass, Pellet 3").fill("431,5");
  await page.getByRole("button", { name: "Register 6 pellets" }).click();
  await page.waitForURL("/pellets");
  return newestCodes(page, /^P-\d{4,}$/, 6);
}

async function coatInOneRun(page: Page, pellets: readonly string[]): Promise<void> {
  await page.goto("/depositions/new");
  await page.getByLabel(/^Metal or alloy/).fill("Ag");
  await page.getByLabel("Rate", { exact: true }).fill("10");
  await page.getByLabel("Duration", { exact: true }).fill("20");
  for (const code of pellets) await page.getByRole("checkbox", { name: code }).check();
  await page.getByLabel("Mask diameter", { exact: true }).fill("12");
  await page.getByRole("button", { name: "Record, coating 6 pellets" }).click();
  await page.waitForURL(/\/depositions\/D-\d+/);
  await expect(page.getByRole("table", { name: "Interlayers made" }).getByRole("row")).toHaveCount(7);
}

async function buildThreeCells(page: Page): Promise<readonly string[]> {
  await page.goto("/interlayers?metal=Ag&isFree=true");
  const interlayers = await newestCodes(page, /^I-\d{4,}$/, 3);
  await page.goto("/cells/new");
  for (const code of interlayers) await page.getByRole("checkbox", { name: code }).check();
  await page.getByLabel(/^Collector foil( \*)?$/).fill("Cu 10 µm");
  await page.getByLabel(/^Lithium thickness( \*)?$/).fill("40");
  await page.getByLabel("Plating sign", { exact: true }).selectOption("1");
  await page
    .getByLabel("Evidence of the sign", { exact: true })
    .fill("wired so that positive current plates");
  await page.getByRole("button", { name: /Build 3 cells/ }).click();
  await page.waitForURL(/\/cells(\?|$)/);
  return newestCodes(page, /^C-\d{4,}$/, 3);
}

/** The first codes of a list, which begins with the newest. */
async function newestCodes(page: Page, pattern: RegExp, count: number): Promise<readonly string[]> {
  const links = page.getByRole("link", { name: pattern });
  await expect(links.nth(count - 1)).toBeVisible();
  return (await links.allTextContents()).slice(0, count);
}

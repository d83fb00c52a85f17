import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { cyclingText } from "@/lib/services/testing/cycling-text";
import { violationsOf } from "./accessibility";
import { type ApiScene, apiScene, newRun } from "./api-scene";
import { adminSession } from "./sessions";
import { healthyRun, shortedRamp, softlyShortedRun } from "./simulated-runs";

test.use({ storageState: adminSession });

let at: ApiScene;
test.beforeAll(async ({ playwright, baseURL }) => {
  at = await apiScene({ playwright, baseURL });
});

/** Reading and analysing a file takes the worker a few seconds on a busy machine. */
const readingMs = 60_000;

async function openNewRun(page: Page): Promise<string> {
  const { run } = await newRun(at);
  await page.goto(`/runs/${run.code}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(run.code);
  return run.code;
}

function chooseFiles(page: Page, files: Parameters<ReturnType<Page["locator"]>["setInputFiles"]>[0]) {
  return page.getByLabel("Files of the run").setInputFiles(files);
}

/** Two parts of one test, the later one first. */
function secondAndFirst(): [string, string][] {
  const part = (startUnixS: number) => cyclingText({ cycles: 2, recordsAHalfCycle: 50, startUnixS });
  return [
    ["second.csv", part(1_740_100_000)],
    ["first.csv", part(1_740_000_000)],
  ];
}

const cycleTable = (page: Page) => page.getByRole("table", { name: "Cycles" });
const traceStatus = (page: Page) => page.locator("#trace").getByRole("status");

async function cellsOfRow(page: Page, row: number): Promise<string[]> {
  return cycleTable(page).getByRole("row").nth(row).getByRole("cell").allTextContents();
}

test("a file is sent, read live, and its cycles appear without a reload", async ({ page }) => {
  const code = await openNewRun(page);
  await expect(page.getByText("No file yet.")).toBeVisible();
  const { bdf, efficiencies } = healthyRun(12, 11);
  await chooseFiles(page, bdf);
  const file = page
    .getByRole("list", { name: "Files in order" })
    .getByRole("listitem")
    .filter({ hasText: bdf.name });
  await expect(file).toContainText(/waits to be read|being read|read/);
  await expect(file.getByText("read", { exact: true })).toBeVisible({ timeout: readingMs });
  await expect(cycleTable(page)).toBeVisible({ timeout: readingMs });
  await expect(cycleTable(page).getByRole("row")).toHaveCount(13);
  for (const cycle of [1, 2, 11]) {
    const [number, inFile, , , ce] = await cellsOfRow(page, cycle);
    expect([number, inFile]).toEqual([String(cycle), String(cycle)]);
    expect(Math.abs(Number(ce) / 100 / (efficiencies[cycle - 1] ?? 0) - 1)).toBeLessThan(0.002);
  }
  await expect(page.getByRole("img", { name: /^Coulombic efficiency/ })).toBeVisible();
  // The same bytes again are the same file.
  await chooseFiles(page, bdf);
  await expect(page.getByText(/was here already/)).toBeVisible();
  const { files } = await at.reader.runs.files.list({ ref: code });
  expect(files).toHaveLength(1);
});

test("files are dropped, and leave in the order of their start", async ({ page }) => {
  const code = await openNewRun(page);
  const dropped = await page.evaluateHandle((texts) => {
    const transfer = new DataTransfer();
    for (const [name, text] of texts) transfer.items.add(new File([text], name));
    return transfer;
  }, secondAndFirst());
  await page.getByRole("region", { name: "Add files" }).dispatchEvent("drop", { dataTransfer: dropped });
  await expect(cycleTable(page).getByRole("row")).toHaveCount(5, { timeout: readingMs });
  const rows = page.getByRole("list", { name: "Files in order" }).getByRole("listitem");
  await expect(rows).toHaveText([/first\.csv/, /second\.csv/]);
  // A person's order stands above the clock's.
  await page.getByRole("button", { name: "Move second.csv up" }).click();
  await expect(rows).toHaveText([/second\.csv/, /first\.csv/]);
  expect((await at.reader.runs.get({ ref: code })).fileOrder).toBe("by_hand");
});

test("a file of another cell is set aside with its reason, and put back", async ({ page }) => {
  await openNewRun(page);
  const files = secondAndFirst().map(([name, content]) => ({
    ...{ name, mimeType: "text/csv" },
    buffer: Buffer.from(content),
  }));
  await chooseFiles(page, files);
  await expect(cycleTable(page).getByRole("row")).toHaveCount(5, { timeout: readingMs });
  await page.getByText("Set aside second.csv").click();
  await page.getByLabel("Why it does not belong to this run").fill("Exported from the channel beside it");
  await page.getByRole("button", { name: "Set aside" }).click();
  await expect(cycleTable(page).getByRole("row")).toHaveCount(3, { timeout: readingMs });
  await page.getByText("One file is set aside").click();
  await expect(page.getByText("“Exported from the channel beside it”").first()).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole("button", { name: "Put back second.csv" }).click();
  await expect(cycleTable(page).getByRole("row")).toHaveCount(5, { timeout: readingMs });
});

test("a real .mpr gives its cycle table, and every number leads to its records", async ({ page }) => {
  const path = join(
    resolve(process.env.GARNETBOOK_REAL_DATA ?? "../shared/data"),
    "cycling/jdb11-1_c3_gcpl_5cycles_2V-3p8V_C-24_data_C09.mpr",
  );
  test.skip(!existsSync(path), "the real instrument file is not here");
  const code = await openNewRun(page);
  await chooseFiles(page, path);
  await expect(cycleTable(page)).toBeVisible({ timeout: readingMs });
  await expect(page.getByText(/EC-Lab \.mpr/).first()).toBeVisible();
  const { files } = await at.reader.runs.files.list({ ref: code });
  await expect(page.getByText(`${files[0]?.records?.toLocaleString("en-GB")} records`)).toBeVisible();
  await expect(traceStatus(page)).toContainText("extremes kept");

  const { items } = await at.reader.runs.cycles.list({ ref: code });
  const cycle = items[1]!;
  await cycleTable(page)
    .getByRole("link", { name: new RegExp(`^Cycle ${cycle.number}:`) })
    .click();
  await expect(page).toHaveURL(/from=[\d.]+&to=[\d.]+/);
  expect(Number(new URL(page.url()).searchParams.get("from"))).toBeCloseTo(cycle.startS, 1);
  const records = cycle.lastRecord - cycle.firstRecord + 1;
  await expect(traceStatus(page)).toContainText(
    new RegExp(`of (${[0, 1, 2].map((more) => (records + more).toLocaleString("en-GB")).join("|")}) points`),
  );

  // The raw bytes come back as they were sent.
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: /Raw file/ }).click();
  const saved = await (await download).path();
  expect(readFileSync(saved).equals(readFileSync(path))).toBe(true);
});

test("the trace is moved by keys, and cycles lie over each other", async ({ page }) => {
  await openNewRun(page);
  await chooseFiles(page, healthyRun(12, 12).bdf);
  await expect(traceStatus(page)).toContainText("points", { timeout: readingMs });
  const whole = await traceStatus(page).textContent();
  const drawing = page.getByRole("application");
  await drawing.focus();
  await page.keyboard.press("+");
  await expect(traceStatus(page)).not.toHaveText(whole ?? "");
  await expect(page).toHaveURL(/from=/);
  const closer = new URL(page.url()).searchParams;
  await page.keyboard.press("ArrowRight");
  await expect
    .poll(() => Number(new URL(page.url()).searchParams.get("from")))
    .toBeGreaterThan(Number(closer.get("from")));
  await page.keyboard.press("0");
  await expect(page).not.toHaveURL(/from=/);
  await expect(traceStatus(page)).toHaveText(whole ?? "");

  // Dragging over a stretch shows that stretch; a double click shows all.
  const box = (await drawing.locator("canvas").first().boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.4, box.y + 100);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + 120, { steps: 5 });
  await page.mouse.up();
  await expect(page).toHaveURL(/from=/);
  await page.mouse.dblclick(box.x + box.width * 0.5, box.y + 100);
  await expect(page).not.toHaveURL(/from=/);

  await page.getByLabel("Cycles over each other").fill("1, 3-5, nine");
  await expect(page.getByText("“nine” is no cycle")).toBeVisible();
  await page.getByLabel("Cycles over each other").fill("1, 3-5");
  await expect(page.getByRole("list", { name: "Colours of the cycles" }).getByRole("listitem")).toHaveText([
    "cycle 1",
    "cycle 3",
    "cycle 4",
    "cycle 5",
  ]);
  await page.getByText("Areal capacity", { exact: true }).click();
  await expect(page).toHaveURL(/cycles=1.*x=capacity/);
});

test("what cannot be read says why, keeps its bytes, and can be tried again", async ({ page }) => {
  const code = await openNewRun(page);
  const bytes = (name: string, buffer: Buffer) => ({ name, mimeType: "application/octet-stream", buffer });
  await chooseFiles(page, [
    bytes("empty.mpr", Buffer.alloc(0)),
    bytes("photo.png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2, 3])),
    bytes("cut off.mpr", Buffer.from("BIO-LOGIC MODULAR FILE\x1a".padEnd(60, "\0"), "latin1")),
  ]);
  const rows = page.getByRole("list", { name: "Files in order" }).getByRole("listitem");
  const row = (name: string) => rows.filter({ hasText: name });
  await expect(row("empty.mpr").getByRole("alert")).toContainText("found an empty file (0 bytes)", {
    timeout: readingMs,
  });
  await expect(row("photo.png").getByRole("alert")).toContainText(/instrument's own file .*found a picture/, {
    timeout: readingMs,
  });
  await expect(row("cut off.mpr").getByRole("alert")).toContainText(/could not be read: expected/, {
    timeout: readingMs,
  });
  const again = page.waitForResponse((answer) => answer.url().endsWith("/retry"));
  await row("empty.mpr").getByRole("button", { name: "Read again" }).click();
  expect((await again).status()).toBe(200);
  await expect(row("empty.mpr").getByRole("alert")).toContainText("found an empty file", {
    timeout: readingMs,
  });
  await row("photo.png").getByLabel("Read photo.png as").selectOption({ label: "EC-Lab .mpr" });
  await expect(row("photo.png").getByRole("alert")).not.toContainText("instrument's own file", {
    timeout: readingMs,
  });
  const { files } = await at.reader.runs.files.list({ ref: code });
  expect(files).toHaveLength(3);
  expect(await violationsOf(page)).toEqual([]);
});

test("a file that was lost on its way is still chosen and sent again", async ({ page, context }) => {
  await openNewRun(page);
  const { bdf } = healthyRun(3, 13);
  await context.setOffline(true);
  await chooseFiles(page, bdf);
  const sending = page.getByRole("list", { name: "Files being sent" });
  await expect(sending.getByRole("alert")).toContainText("The connection was lost. The file is still chosen");
  await context.setOffline(false);
  await sending.getByRole("button", { name: "Send again" }).click();
  await expect(cycleTable(page)).toBeVisible({ timeout: readingMs });
});

test("unknown text goes to the page for its columns, and from there to its cycles", async ({ page }) => {
  const code = await openNewRun(page);
  const { text, efficiencies } = healthyRun(5, 14);
  await chooseFiles(page, text);
  await page.getByRole("link", { name: "Name its columns" }).click({ timeout: readingMs });
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Columns of Prüfstand 3.txt");
  await expect(page.getByLabel("Cells end with")).toHaveValue(";");
  await expect(page.getByLabel("Decimals")).toHaveValue(",");

  const sample = page.getByRole("region", { name: "The first records as they are read" });
  await page.getByLabel("What Laufzeit [h] is").selectOption({ label: "Time" });
  await page.getByLabel("Unit of Laufzeit [h]").selectOption("h");
  await expect(sample.getByRole("columnheader", { name: "Time / s" })).toBeVisible();
  await expect(sample.getByRole("row").nth(2).getByRole("cell").first()).toHaveText("60.0000");
  // A unit that is wrong shows in the numbers at once.
  await page.getByLabel("Unit of Spannung [mV]").selectOption("V");
  await expect(sample.getByRole("row").nth(1)).toContainText("2630");
  await page.getByLabel("Unit of Spannung [mV]").selectOption("mV");
  await expect(sample.getByRole("row").nth(1)).toContainText("2.63");
  // What is typed outlives a closed tab.
  await page.reload();
  await expect(page.getByText(/Your unsaved work of/)).toBeVisible();
  await expect(page.getByLabel("What Laufzeit [h] is")).toHaveValue("timeS");

  await page.getByRole("button", { name: "Save and read the file" }).click();
  await expect(page.getByText("Give it a name")).toBeVisible();
  const name = `Prüfstand ${code}`;
  await page.getByLabel("Name of this mapping").fill(name);
  await page.getByRole("button", { name: "Save and read the file" }).click();
  await page.waitForURL(`**/runs/${code}`);
  await expect(cycleTable(page)).toBeVisible({ timeout: readingMs });
  const [, , , , ce] = await cellsOfRow(page, 2);
  expect(Math.abs(Number(ce) / 100 / (efficiencies[1] ?? 0) - 1)).toBeLessThan(0.002);

  // The next file of that instrument only needs the name.
  const next = await openNewRun(page);
  await chooseFiles(page, { ...healthyRun(4, 15).text, name: "Prüfstand 4.txt" });
  await page.getByRole("link", { name: "Name its columns" }).click({ timeout: readingMs });
  await page.getByLabel("A mapping saved before").selectOption({ label: name });
  await page.getByRole("button", { name: "Read the file by it" }).click();
  await page.waitForURL(`**/runs/${next}`);
  await expect(cycleTable(page).getByRole("row")).toHaveCount(5, { timeout: readingMs });
});

test("a rule's end waits for a person, who accepts it or overrules it with a reason", async ({ page }) => {
  const code = await openNewRun(page);
  await chooseFiles(page, softlyShortedRun(7));
  const end = page.locator("section").filter({ has: page.getByRole("heading", { name: "End of the run" }) });
  await expect(end).toContainText("by the rule, not yet confirmed", { timeout: readingMs });
  await expect(page.getByRole("table", { name: "Evidence of a short" })).toBeVisible();
  await end.getByRole("button", { name: "Accept" }).click();
  await expect(end).toContainText("decided by a person");
  await expect(end).toContainText("Accepted.");

  await end.getByText("Decide otherwise").click();
  await end.getByLabel("What ended it").selectOption({ label: "No event (censored): planned stop" });
  await end.getByLabel("What the decision rests on").fill("Noise of a loose clip, seen on the neighbour too");
  // Someone else changes the run meanwhile: nothing is decided unseen, and nothing typed is lost.
  const { version } = await at.reader.runs.get({ ref: code });
  await at.writer.runs.update({ ref: code, version, notes: "clip replaced" });
  await end.getByRole("button", { name: "Decide" }).click();
  await expect(end.getByRole("alert")).toContainText("The run was changed meanwhile");
  await expect(page.getByText("clip replaced").first()).toBeVisible();
  await end.getByRole("button", { name: "Decide" }).click();
  await expect(end).toContainText("planned stop");
  await expect(end).toContainText("loose clip");
  await expect
    .poll(() => at.reader.runs.get({ ref: code }))
    .toMatchObject({ censorReason: "planned_stop", endEvent: null, endDecidedBy: "person" });
});

test("an inferred plating sign is shown as inferred until someone confirms it", async ({ page }) => {
  const code = await openNewRun(page);
  await chooseFiles(page, shortedRamp(6));
  const sign = page.locator("section").filter({ has: page.getByRole("heading", { name: "Plating sign" }) });
  await expect(sign.getByText("inferred", { exact: true })).toBeVisible({ timeout: readingMs });
  await sign.getByRole("button", { name: "Confirm this sign" }).click();
  await expect(sign.getByText("stated", { exact: true })).toBeVisible();
  await expect
    .poll(async () => (await at.reader.runs.get({ ref: code })).result?.platingSignSource, {
      timeout: readingMs,
    })
    .toBe("stated");
  expect(await violationsOf(page)).toEqual([]);
});

test("several runs are started at once, each on its channel", async ({ page }) => {
  const cells = [(await newRun(at)).cell, (await newRun(at)).cell];
  await page.goto(`/runs/new?cell=${cells[0]?.code}`);
  await expect(page.getByRole("checkbox", { name: cells[0]?.code ?? "" })).toBeChecked();
  await page.getByRole("checkbox", { name: cells[1]?.code ?? "" }).check();
  await page.getByLabel("Cycler", { exact: true }).fill("VMP-300");
  await page.getByLabel("Temperature", { exact: true }).fill("25,5");
  await page.getByLabel(`Channel, ${cells[0]?.code}`).fill("3");
  await page.getByLabel(`Channel, ${cells[1]?.code}`).fill("4");
  await page.getByRole("button", { name: "Start 2 runs" }).click();
  await page.waitForURL("/runs");
  const { items } = await at.reader.runs.list({ cellId: cells[1]?.id ?? "" });
  expect(items.map(({ cycler, channel, temperatureC }) => [cycler, channel, temperatureC])).toContainEqual([
    "VMP-300",
    "4",
    25.5,
  ]);
});

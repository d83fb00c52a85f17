import { mkdirSync, writeFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { syntheticToyo } from "../lib/formats/testing/synthetic-toyo";
import { watchFolder } from "../scripts/watch/watcher";
import { apiScene, newRun } from "./api-scene";
import { adminSession } from "./sessions";

test.use({ storageState: adminSession });

/** A plate and a strip in the Battery Data Format; `offset` makes the bytes a file of their own. */
function cycling(offset: number): string {
  const rows = Array.from({ length: 40 }, (_, k) => {
    const current = k < 20 ? -0.001 : 0.001;
    return `${k * 60},${(k < 20 ? 0.05 : 0.15) + k * 1e-4 + offset * 1e-5},${current}`;
  });
  return ["Test Time / s,Voltage / V,Current / A", ...rows, ""].join("\n");
}

test("a mixed pile is recognised, grouped, matched by code, confirmed and read", async ({
  page,
  playwright,
  baseURL,
}) => {
  const scene = await apiScene({ playwright, baseURL });
  const { cell, run } = await newRun(scene);
  await page.goto("/runs");
  await page.getByRole("link", { name: "Send files" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Send files" })).toBeVisible();
  const text = (name: string, content: string) => ({
    name,
    mimeType: "text/plain",
    buffer: Buffer.from(content),
  });
  await page
    .getByLabel("Files of the run")
    .setInputFiles([
      text(`${cell.code}_formation.csv`, cycling(1)),
      text(`own export ${run.code}.txt`, "alpha;beta;gamma\n1;2;3\n2;3;4\n3;4;5\n"),
      text("nobody knows.csv", cycling(2)),
      { name: "photo.png", mimeType: "image/png", buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]) },
    ]);

  const groups = page.getByRole("region", { name: "Groups of files" });
  await expect(groups.getByLabel(`Where ${cell.code}_formation goes`)).toHaveValue("new_run");
  await expect(groups.getByLabel(`Cell of ${cell.code}_formation`)).toHaveValue(cell.code);
  await expect(groups.getByLabel(`Where ${run.code} goes`)).toHaveValue("run");
  await expect(groups.getByLabel("Where other files goes")).toHaveValue("leave_out");
  await expect(groups).toContainText("Battery Data Format");
  await expect(groups).toContainText("its columns will be asked for");
  await expect(groups).toContainText("a picture: send the instrument's own file");

  // A test that names no cell is not sent anywhere by itself.
  await page.getByRole("button", { name: "Send 3 files" }).click();
  await expect(groups).toContainText("Name the cell, or leave the files out.");
  await groups.getByLabel("Where nobody knows goes").selectOption("run");
  await groups.getByLabel("Run of nobody knows").fill(run.code);
  await page.getByRole("button", { name: "Send 3 files" }).click();

  await expect(page.getByText("read", { exact: true })).toHaveCount(2, { timeout: 30_000 });
  await expect(page.getByText("columns to be named", { exact: true })).toBeVisible();
  await expect(page.locator(`a[href^="/runs/${run.code}/files/"][href$="/mapping"]`).first()).toBeVisible();
  // Only the picture is left.
  await expect(groups.getByRole("row")).toHaveCount(2);
  const { items } = await scene.reader.runs.list({ cellId: cell.id });
  expect(items).toHaveLength(2);
});

test("a Toyo channel folder is sent as one", async ({ page, playwright, baseURL }) => {
  const scene = await apiScene({ playwright, baseURL });
  const { run } = await newRun(scene);
  const folder = test.info().outputPath(`${run.code} channel 30`);
  mkdirSync(folder, { recursive: true });
  for (const { name, bytes } of syntheticToyo({ dialect: "japanese", cycles: 2 }))
    writeFileSync(`${folder}/${name}`, bytes);
  await page.goto("/upload");
  await page.getByLabel("A folder of files").setInputFiles(folder);
  const groups = page.getByRole("region", { name: "Groups of files" });
  await expect(groups).toContainText("Toyo TOSCAT channel folder");
  await page.getByRole("button", { name: "Send 1 file" }).click();
  await expect(page.getByText("read", { exact: true })).toBeVisible({ timeout: 30_000 });
  const { files } = await scene.reader.runs.files.list({ ref: run.code });
  expect(files).toMatchObject([
    { format: "toyo-toscat", records: 2 * 164, channel: `${run.code} channel 30` },
  ]);
});

test("a watched folder arrives in its run, once", async ({ playwright, baseURL }) => {
  const scene = await apiScene({ playwright, baseURL });
  const { run } = await newRun(scene);
  const root = test.info().outputPath("instrument");
  mkdirSync(`${root}/channel 1`, { recursive: true });
  writeFileSync(`${root}/channel 1/Zelle ü.csv`, cycling(3));
  const lines: string[] = [];
  const watch = () =>
    watchFolder({
      folder: root,
      server: { origin: scene.origin, token: scene.writeToken },
      runOf: () => run.code,
      stateFile: `${root}.json`,
      except: [],
      intervalS: 0.1,
      quietS: 0,
      patienceS: 60,
      once: true,
      say: (line) => lines.push(line),
      signal: new AbortController().signal,
    });
  expect(await watch()).toBe(0);
  expect(await watch()).toBe(0);
  writeFileSync(`${root}/channel 1/Zelle ü.csv`, `${cycling(3)}2400,0.16,0.001\n`);
  expect(await watch(), lines.join("\n")).toBe(0);
  const { files } = await scene.reader.runs.files.list({ ref: run.code });
  expect(files.map(({ name }) => name)).toEqual(["Zelle ü.csv", "Zelle ü.csv"]);
});

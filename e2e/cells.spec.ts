import { expect, type Locator, type Page, test } from "@playwright/test";
import { coatedPellets, halfCell } from "./bench-rows";
import { adminSession } from "./sessions";

test.use({ storageState: adminSession });

/** Presses Tab until the control has the focus, as a hand without a mouse does. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let press = 0; press < 120; press++) {
    if (await control.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("Tab does not reach the control.");
}

async function choose(page: Page, code: string): Promise<void> {
  // The day is filled in once the form answers.
  await expect(page.getByLabel("Built on")).not.toHaveValue("");
  await page.getByLabel("Find by code, metal, pellet or lot").fill(code);
  await page.getByRole("checkbox", { name: code }).check();
}

test("a cell is built from the first field to the last without a mouse", async ({ page, request }) => {
  const { interlayers } = await coatedPellets(request, 1);
  const { code } = interlayers[0]!;
  await page.goto("/cells/new");
  await expect(page.getByLabel("Built on")).not.toHaveValue("");
  await tabTo(page, page.getByLabel("Find by code, metal, pellet or lot"));
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Interlayers (1 chosen)")).toBeVisible();

  await tabTo(page, page.getByRole("radio", { name: "Half", exact: true }));
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Hybrid full" })).toBeChecked();
  await page.keyboard.press("ArrowLeft");
  await tabTo(page, page.getByLabel("Collector foil"));
  await page.keyboard.type("Cu 10 µm");
  await tabTo(page, page.getByLabel("Lithium thickness"));
  await page.keyboard.type("40");
  await tabTo(page, page.getByLabel("Counter diameter"));
  await page.keyboard.type("12,5");
  const building = page.getByRole("complementary", { name: "What is being built" });
  await expect(building.getByRole("img")).toHaveAccessibleName(
    "Stack: Cu (collector, 10 µm) / Ag (working, 200 nm) / Li6.5La3Zr1.5Ta0.5O12 (electrolyte, 500 µm) / Li (counter, 40 µm)",
  );
  await expect(building.getByRole("row", { name: "Counter" })).toContainText("1.227");
  await tabTo(page, page.getByLabel("Plating sign", { exact: true }));
  await page.keyboard.press("ArrowDown");
  await tabTo(page, page.getByLabel("Evidence of the sign"));
  await page.keyboard.type("the working lead is on the interlayer");
  await tabTo(page, page.getByRole("button", { name: "Isostatic press, 250 MPa, 3 min" }));
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Pressure, Assembly steps 1")).toHaveValue("250");
  await tabTo(page, page.getByRole("button", { name: "Build 1 cell" }));
  await page.keyboard.press("Enter");

  await expect(page.getByRole("heading", { level: 1, name: /^Cell C-\d+/ })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Lineage" })).toContainText(code);
  await expect(
    page.getByRole("listitem").filter({ hasText: "isostatic press, 250 MPa, 3 min" }),
  ).toBeVisible();
  await expect(page.getByText("+1: positive current plates. the working lead")).toBeVisible();
});

const missing = [
  { kind: "Operando", parts: ["needs its technique", "needs its open surface or the window"] },
  { kind: "Half", parts: ["needs the collector foil", "needs the thickness of its lithium"] },
  {
    kind: "Hybrid full",
    parts: [
      "needs its cathode, e.g.",
      "needs the loading of its cathode",
      "needs the diameter of its cathode",
      "needs its catholyte, e.g.",
      "needs the amount of catholyte",
      "in wt% of the cathode or in µL",
    ],
  },
];

for (const { kind, parts } of missing) {
  test(`${kind}: the parts that are missing are said at their fields`, async ({ page, request }) => {
    const { interlayers } = await coatedPellets(request, 1);
    await page.goto(`/cells/new?interlayers=${interlayers[0]!.code}`);
    await page.getByText(kind, { exact: true }).click();
    await page.getByRole("button", { name: "Build 1 cell" }).click();
    for (const part of parts) await expect(page.getByText(part)).toBeVisible();
    await expect(page.locator("[aria-invalid=true]")).toHaveCount(parts.length);
    await expect(page.locator("[aria-invalid=true]").first()).toBeFocused();
  });
}

test("cells are built in one go from the interlayers of a batch, one of them with its own lithium", async ({
  page,
  request,
}) => {
  const { interlayers } = await coatedPellets(request, 3);
  await page.goto("/cells/new");
  for (const { code } of interlayers) await choose(page, code);
  await page.getByRole("textbox", { name: "Collector foil", exact: true }).fill("Cu 10 µm");
  await page.getByRole("textbox", { name: "Lithium thickness", exact: true }).fill("40");
  await page.getByLabel(`Lithium thickness, ${interlayers[1]!.code} Ag`).fill("20");
  await page.getByRole("button", { name: "Build 3 cells" }).click();
  await expect(page).toHaveURL(/\/cells$/);
  const answer = await request.get("/api/v1/cells?limit=3");
  const cells: { code: string; interlayerCode: string }[] = (await answer.json()).items;
  expect(cells.map((cell) => cell.interlayerCode).sort()).toEqual(interlayers.map(({ code }) => code).sort());
  const odd = cells.find((cell) => cell.interlayerCode === interlayers[1]!.code);
  await page.getByRole("link", { name: odd!.code, exact: true }).click();
  await expect(page.getByRole("img", { name: /Li \(counter, 20 µm\)$/ })).toBeVisible();
});

test("the build of an earlier cell is copied by its code", async ({ page, request }) => {
  const { cell } = await halfCell(request);
  const { interlayers } = await coatedPellets(request, 1);
  await page.goto(`/cells/new?interlayers=${interlayers[0]!.code}`);
  await page.getByLabel("Copy from an earlier cell").fill(cell.code.toLowerCase().replace("-0", " "));
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(page.getByText(`The build of ${cell.code} is copied.`)).toBeVisible();
  await expect(page.getByLabel("Collector foil")).toHaveValue("Cu 10 µm");
  await expect(page.getByLabel("Pressure, Assembly steps 1")).toHaveValue("250");
});

test("two tabs edit one cell: the second sees both sides field by field and merges them", async ({
  page,
  context,
  request,
}) => {
  const { cell } = await halfCell(request);
  const other = await context.newPage();
  await page.goto(`/cells/${cell.code}`);
  await other.goto(`/cells/${cell.code}`);
  const edit = page.locator("form").filter({ hasText: "Collector foil" });
  await edit.getByLabel("Lithium thickness").fill("35");
  await edit.getByLabel("Counter diameter").fill("11");
  await edit.getByRole("button", { name: "Add a step" }).click();
  await edit.getByLabel("Step, Assembly steps 2").selectOption("crimp");

  const first = other.locator("form").filter({ hasText: "Collector foil" });
  await first.getByLabel("Lithium thickness").fill("30");
  await first.getByLabel("Label").fill("saved first");
  await first.getByRole("button", { name: "Save" }).click();
  await expect(other.getByText("Saved", { exact: true })).toBeVisible();

  await edit.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Someone else saved this meanwhile")).toBeVisible();
  const row = (name: string) => page.getByRole("row", { name: new RegExp(`^${name} `) });
  await expect(row("Lithium thickness").getByRole("cell")).toHaveText(["40 µm", "30 µm", "35 µm"]);
  await expect(row("Label").getByRole("radio").first()).toBeChecked();
  await expect(row("Assembly steps").getByRole("radio").last()).toBeChecked();
  await expect(row("Assembly steps")).toContainText("2. crimp");
  await row("Lithium thickness").getByRole("radio").first().check();
  await page.getByRole("button", { name: "Merge and save" }).click();

  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  const facts = page.getByRole("definition");
  await expect(facts.filter({ hasText: "30.0 µm" })).toBeVisible();
  await expect(facts.filter({ hasText: "11.0 mm" })).toBeVisible();
  await expect(page.getByText("saved first").first()).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: /^crimp$/ })).toBeVisible();
});

test("a lost connection keeps everything typed, through a closed tab, and nothing is built twice", async ({
  page,
  context,
  request,
}) => {
  const { interlayers } = await coatedPellets(request, 1);
  const { code } = interlayers[0]!;
  await page.goto("/cells/new");
  await choose(page, code);
  await page.getByLabel("Collector foil").fill("Cu 10 µm");
  await context.setOffline(true);
  await page.getByLabel("Lithium thickness").fill("40");
  await page.getByLabel("Notes", { exact: true }).fill("typed in the dark");
  await page.getByRole("button", { name: "Build 1 cell" }).click();
  await expect(page.getByText("What you typed is kept")).toBeVisible();
  await expect(page.getByLabel("Lithium thickness")).toHaveValue("40");
  await page.close();
  await context.setOffline(false);

  const again = await context.newPage();
  await again.goto("/cells/new");
  await expect(again.getByText("is back.")).toBeVisible();
  await expect(again.getByLabel("Notes", { exact: true })).toHaveValue("typed in the dark");
  // The answer is lost on its way back: the cell is there, and the browser does not know.
  await again.route("**/api/v1/cells", async (route) => {
    await route.fetch();
    await route.abort("connectionreset");
    await again.unroute("**/api/v1/cells");
  });
  await again.getByRole("button", { name: "Build 1 cell" }).click();
  await expect(again.getByText("What you typed is kept")).toBeVisible();
  await again.getByRole("button", { name: "Build 1 cell" }).click();
  await expect(again.getByRole("heading", { level: 1, name: /^Cell C-/ })).toBeVisible();
  const answer = await request.get(`/api/v1/cells?interlayerId=${interlayers[0]!.id}`);
  expect((await answer.json()).items).toHaveLength(1);
});

test("a cell is excluded with a reason that stays to be seen, and taken back", async ({ page, request }) => {
  const { cell } = await halfCell(request);
  await page.goto(`/cells/${cell.code}`);
  await expect(page.getByText("This cell counts in every estimate.")).toBeVisible();
  await page.getByText("Exclude this cell").click();
  await page.getByLabel("Left out of").selectOption("cycle_life");
  await page.getByRole("button", { name: "Exclude", exact: true }).click();
  await expect(page.getByText("Reason is needed.")).toBeVisible();
  await page.getByRole("textbox", { name: "Reason", exact: true }).fill("the seal leaked");
  await page.getByRole("button", { name: "Exclude", exact: true }).click();
  await expect(page.getByText("from cycle life")).toBeVisible();
  await expect(page.getByText("“the seal leaked”").first()).toBeVisible();
  await page.getByText("Lift this exclusion").click();
  await page.getByRole("textbox", { name: "Reason", exact: true }).first().fill("it was the gauge");
  await page.getByRole("button", { name: "Lift", exact: true }).click();
  await expect(page.getByText("lifted", { exact: true })).toBeVisible();
  await expect(page.getByText("“it was the gauge”")).toBeVisible();
});

test("a label carries the code, the interlayer and the address of the page", async ({ page, request }) => {
  const { cell, pellet } = await halfCell(request);
  await page.goto(`/labels?codes=${cell.code},${pellet.code}`);
  const label = page.getByRole("article", { name: `Label of ${cell.code}` });
  await expect(label).toContainText(cell.code);
  await expect(label).toContainText("Ag 200 nm");
  await expect(label.getByRole("img", { name: new RegExp(`/cells/${cell.code}$`) })).toBeVisible();
  await expect(page.getByRole("article", { name: `Label of ${pellet.code}` })).toBeVisible();
});

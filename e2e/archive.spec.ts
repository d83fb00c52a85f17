import { expect, test } from "@playwright/test";
import { apiScene, labProject } from "./api-scene";
import { adminSession } from "./sessions";

test.use({ storageState: adminSession });

test("a lot is archived with a reason, rests out of sight, and comes back", async ({
  page,
  playwright,
  baseURL,
}) => {
  const scene = await apiScene({ playwright, baseURL });
  const project = await labProject(scene);
  const { lots } = await scene.writer.lots.create({
    lots: [{ projectId: project.id, kind: "target", name: "Gold target" }],
  });
  const { code } = lots[0]!;
  await page.goto(`/lots/${code}`);
  await page.getByText("Archive this lot").click();
  await page.getByLabel("Why").fill("sputtered through");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Restore this lot")).toBeVisible();
  await expect(page.getByText("“sputtered through”")).toBeVisible();

  await page.goto(`/lots?search=${code}`);
  await expect(page.getByRole("link", { name: code })).toHaveCount(0);
  await page.getByLabel("with archived").check();
  await expect(page.getByRole("row", { name: code })).toContainText("archived");

  await page.getByRole("link", { name: code }).click();
  await page.getByText("Restore this lot").click();
  await page.getByRole("button", { name: "Restore", exact: true }).click();
  await expect(page.getByText("Archive this lot")).toBeVisible();
  await page.goto(`/lots?search=${code}`);
  await expect(page.getByRole("link", { name: code })).toBeVisible();
});

test("a treatment template is kept, edited, and laid on a pellet as it stands now", async ({
  page,
  playwright,
  baseURL,
}) => {
  const scene = await apiScene({ playwright, baseURL });
  const project = await labProject(scene);
  const { pellets } = await scene.writer.pellets.create({
    pellets: [{ projectId: project.id, composition: "Li6.5La3Zr1.5Ta0.5O12" }],
  });
  const name = `Heat ${pellets[0]!.code}`;
  await page.goto("/pellets");
  await page.getByRole("link", { name: "Treatment templates" }).click();
  const form = page.locator("section").filter({ has: page.getByRole("heading", { name: "New template" }) });
  await form.getByLabel("Name").fill(name);
  await form.getByRole("button", { name: "Add a step" }).click();
  await form.getByLabel("Step, Steps 1").selectOption("heat");
  await form.getByLabel("Duration, Steps 1").fill("30");
  await page.getByRole("button", { name: "Keep as a template" }).click();

  const own = page.locator("section").filter({ has: page.getByRole("heading", { name }) });
  await expect(own).toContainText("heat, 30 min");
  await own.getByText("Edit this template").click();
  await own.getByLabel("Duration, Steps 1").fill("60");
  await own.getByRole("button", { name: "Save" }).click();
  await expect(own.getByRole("listitem").first()).toContainText("heat, 60 min");

  await page.goto(`/pellets/${pellets[0]!.code}`);
  await page.getByLabel("Lay the steps of a template").selectOption(name);
  await expect(page.getByLabel("Minutes of step 1")).toHaveValue("60");
});

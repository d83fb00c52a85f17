import { expect, test } from "@playwright/test";
import { violationsOf } from "./accessibility";
import { adminSession } from "./sessions";

test.use({ storageState: adminSession });

test("a look is recorded, an impossible core level is refused at its column, files are attached", async ({
  page,
}) => {
  const projects = (await (await page.request.get("/api/v1/projects")).json()) as {
    items: { id: string; kind: string }[];
  };
  const projectId = projects.items.find(({ kind }) => kind === "lab")?.id;
  const made = await page.request.post("/api/v1/pellets", {
    data: { pellets: [{ projectId, composition: "Li6.5La3Zr1.5Ta0.5O12" }] },
  });
  const { pellets } = (await made.json()) as { pellets: { code: string }[] };
  const code = pellets[0]?.code ?? "";

  await page.goto(`/characterizations/new?pellet=${code}`);
  await expect(page.getByLabel("Its code")).toHaveValue(code);
  await page.getByLabel("Technique").selectOption("XPS");
  await page.getByLabel("Mode").selectOption("operando");
  await page.getByRole("button", { name: "+ beam energy" }).click();
  await page.getByLabel("Value, Conditions 1").fill("2");
  await page.getByRole("button", { name: "Add a finding" }).click();
  await page.getByLabel("What, Findings 1").selectOption("binding_energy");
  await page.getByLabel("Value, Findings 1").fill("1021.6");
  await page.getByLabel("Unit, Findings 1").fill("eV");
  await page.getByLabel("Core level, Findings 1").fill("Zn 4f");
  await page.getByRole("button", { name: "Record" }).click();
  await expect(page.getByLabel("Core level, Findings 1")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Core level, Findings 1").fill("Zn 2p3/2");
  await page.getByRole("button", { name: "Record" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toContainText("XPS, operando");
  await expect(page.getByRole("region", { name: "What was found" })).toContainText("1021.6 eV");
  await expect(page.locator("main dl").first()).toContainText("beam energy 2 kV");
  await page.getByLabel("Attach files").setInputFiles({
    name: "survey.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("1021.6 10432\n"),
  });
  await expect(page.getByRole("link", { name: "survey.txt" })).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
});

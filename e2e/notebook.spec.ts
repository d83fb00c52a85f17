import { expect, test } from "@playwright/test";
import { violationsOf } from "./accessibility";
import { adminSession } from "./sessions";

test.use({ storageState: adminSession });

const cell = "KO25-C-AG-OPERANDO-SEM";
/** One red point. */
const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==",
  "base64",
);

const body = [
  `Compared with ${cell} today.`,
  "",
  "<script>document.title = 'run by a page'</script>",
  '<img src="x" onerror="document.title = \'run by a picture\'">',
  "[a link](javascript:document.title='run by a link')",
  "",
  "| metal | CE / % |",
  "| --- | --- |",
  "| Ag | 86 |",
].join("\n");

test("a page is written, links both ways, runs no script, carries a picture and is signed", async ({
  page,
}) => {
  const title = `Silver ${Date.now()}`;
  await page.goto("/notebook/new");
  await page.getByLabel("Title").fill(title);
  await page.getByRole("textbox", { name: "Text" }).fill(body);
  const preview = page.getByRole("region", { name: "Preview" });
  await expect(preview.getByRole("link", { name: cell })).toHaveAttribute("href", `/cells/${cell}`);
  await expect(preview.getByRole("cell", { name: "86" })).toBeVisible();
  await page.getByRole("button", { name: "Save page" }).click();

  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  const article = page.getByRole("article");
  await expect(article).toContainText("<script>document.title = 'run by a page'</script>");
  await expect(article.locator("script, [onerror]")).toHaveCount(0);
  await expect(article.locator('a[href^="javascript"]')).toHaveCount(0);
  await expect(page).not.toHaveTitle(/run by/);
  const address = page.url();
  const code = address.split("/").at(-1) ?? "";

  await article.getByRole("link", { name: cell }).click();
  const mentions = page.getByRole("heading", { name: "Mentioned on" }).locator("xpath=ancestor::section[1]");
  await expect(mentions).toContainText(title);
  await mentions.getByRole("link", { name: code }).click();
  await expect(page).toHaveURL(address);

  await page.getByLabel("Attach files").setInputFiles({
    name: "top view.png",
    mimeType: "image/png",
    buffer: picture,
  });
  await expect(page.getByRole("link", { name: "top view.png" })).toBeVisible();
  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByRole("button", { name: "top view.png" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  const image = page.getByRole("article").getByRole("img", { name: "top view.png" });
  await expect(image).toBeVisible();
  await expect.poll(() => image.evaluate((each: HTMLImageElement) => each.naturalWidth)).toBe(1);

  await page.getByRole("button", { name: /^Sign version \d+ as author$/ }).click();
  await expect(page.getByText("as it stands")).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);

  // A file taken off leaves the signature behind: the page is no longer what was signed.
  await page.getByText("Take off top view.png").click();
  await page.getByLabel("Why").first().fill("the wrong pellet");
  await page.getByRole("button", { name: "Take off" }).click();
  await expect(page.getByRole("link", { name: "top view.png" })).toHaveCount(0);
  await expect(page.getByText("as it stands")).toHaveCount(0);
});

test("what is typed survives a closed tab", async ({ page, context }) => {
  const title = `Unsaved ${Date.now()}`;
  await page.goto("/notebook/new");
  await page.getByLabel("Title").fill(title);
  await expect(page.getByLabel("Title")).toHaveValue(title);
  await page.close();
  const again = await context.newPage();
  await again.goto("/notebook/new");
  await expect(again.getByLabel("Title")).toHaveValue(title);
  await again.getByRole("button", { name: "Start afresh" }).click();
  await expect(again.getByLabel("Title")).toHaveValue("");
});

test("a page that was saved meanwhile is merged field by field", async ({ page, context }) => {
  await page.goto("/notebook/new");
  await page.getByLabel("Title").fill("Before");
  await page.getByRole("textbox", { name: "Text" }).fill("First words.");
  await page.getByRole("button", { name: "Save page" }).click();
  await page.getByRole("link", { name: "Edit" }).click();
  const other = await context.newPage();
  await expect(page.getByLabel("Title")).toHaveValue("Before");
  await other.goto(page.url());
  await other.getByLabel("Title").fill("Theirs");
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other.getByRole("heading", { level: 1, name: "Theirs" })).toBeVisible();

  await page.getByRole("textbox", { name: "Text" }).fill("Second words.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Someone else saved this meanwhile")).toBeVisible();
  await page.getByRole("button", { name: "Merge and save" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Theirs" })).toBeVisible();
  await expect(page.getByRole("article")).toContainText("Second words.");
});

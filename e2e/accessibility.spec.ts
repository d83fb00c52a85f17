import { expect, test } from "@playwright/test";
import { settle, violationsOf } from "./accessibility";
import { apiScene } from "./api-scene";
import { everyPage, type PageState, pageFiles } from "./every-page";
import { adminSession } from "./sessions";

test.use({ storageState: adminSession });
test.describe.configure({ mode: "parallel" });

for (const theme of ["light", "dark"] as const) {
  test(`every page is accessible in ${theme}`, async ({ page, context, playwright, baseURL }) => {
    test.setTimeout(900_000);
    const scene = await apiScene({ playwright, baseURL });
    const pages = await everyPage(scene, page.request);
    expect(
      pageFiles().filter((file) => pages[file] === undefined),
      "pages the walk does not know",
    ).toEqual([]);
    await context.addCookies([{ name: "garnetbook-theme", value: theme, url: scene.origin }]);
    const found: string[] = [];
    const states: readonly PageState[] = Object.values(pages).flat();
    for (const { path, prepare } of states) {
      await page.goto(path);
      await settle(page);
      await prepare?.(page).catch((error) => found.push(`${path} → not brought into its state: ${error}`));
      const violations = await violationsOf(page, theme === "light" ? "all" : "colours");
      found.push(...violations.map((violation) => `${path} → ${violation}`));
    }
    expect(states.length).toBeGreaterThan(60);
    expect(found.join("\n")).toBe("");
  });

  test(`sign-in is accessible in ${theme}`, async ({ browser, baseURL }) => {
    const stranger = await browser.newContext({ storageState: { cookies: [], origins: [] } });
    await stranger.addCookies([{ name: "garnetbook-theme", value: theme, url: baseURL ?? "" }]);
    const page = await stranger.newPage();
    await page.goto(`${baseURL}/sign-in`);
    await page.getByLabel("E-mail").fill("nobody@lab.example");
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByText("E-mail or password is not right.")).toBeVisible();
    expect(await violationsOf(page)).toEqual([]);
    await stranger.close();
  });
}

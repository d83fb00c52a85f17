/** The axe check in both themes, as every page must pass it. */
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Opens the address in light and in dark and expects no violation of WCAG 2.2 A and AA. */
export async function expectAccessible(page: Page, path: string): Promise<void> {
  await page.goto(path);
  for (const theme of ["light", "dark"] as const) {
    const url = new URL(page.url());
    await page.context().addCookies([{ name: "garnetbook-theme", value: theme, url: url.origin }]);
    await page.goto(path);
    await expect(page.locator("main h1")).toBeVisible();
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
      .analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
    expect(found, `${path} in ${theme}`).toEqual([]);
  }
}

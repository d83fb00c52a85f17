/** The axe check in both themes, as every page must pass it. */
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** A page is there once its title is. */
export async function settle(page: Page): Promise<void> {
  await expect(page.locator("main h1, main h2, main p").first()).toBeVisible();
}

/** What a theme can break: everything else is the same in both. */
const colourRules = ["color-contrast", "link-in-text-block"];

/** Violations of WCAG 2.2 A and AA of the page as it stands, each with the elements that break it. */
export async function violationsOf(page: Page, what: "all" | "colours" = "all"): Promise<readonly string[]> {
  // In the page itself, and without what passed: a walk over every page has no minute for either.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const { violations } = await (what === "all" ? axe.withTags(rules) : axe.withRules(colourRules)).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}

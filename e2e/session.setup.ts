import { test as setup } from "@playwright/test";
import { adminSession } from "./sessions";

setup("the administrator signs in by the form once", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill("admin@lab.example");
  await page.getByLabel("Password").fill("correct horse battery");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL("/");
  await page.context().storageState({ path: adminSession });
});

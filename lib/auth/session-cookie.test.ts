import { afterEach, beforeEach, expect, test } from "vitest";
import { sessionCookie } from "./session-cookie";

const before = { ...process.env };
beforeEach(() => {
  process.env.NEXTAUTH_SECRET = "one installation's secret";
  process.env.NEXTAUTH_URL = "http://localhost:3000";
});
afterEach(() => {
  process.env = { ...before };
});

test("two installations on one host name keep their sessions apart, processes of one share them", () => {
  const first = sessionCookie().name;
  expect(sessionCookie().name).toBe(first);
  process.env.NEXTAUTH_SECRET = "another installation's secret";
  expect(sessionCookie().name).not.toBe(first);
});

test("behind HTTPS the cookie is for HTTPS alone", () => {
  expect(sessionCookie().options.secure).toBe(false);
  process.env.NEXTAUTH_URL = "https://garnetbook.example.org";
  expect(sessionCookie()).toMatchObject({
    name: expect.stringMatching(/^__Secure-/),
    options: { httpOnly: true, secure: true },
  });
});

test("without a secret there is no session", () => {
  process.env.NEXTAUTH_SECRET = "";
  expect(() => sessionCookie()).toThrow("NEXTAUTH_SECRET is not set.");
});

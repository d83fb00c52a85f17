import { expect, test } from "vitest";
import { attachmentHeader, safeFileName } from "./safe-file-name";

test.each([
  ["run 1.mpr", "run 1.mpr"],
  ["../../etc/passwd", "passwd"],
  ["..\\..\\windows\\system.ini", "system.ini"],
  ["/", "file"],
  ["..", "file"],
  [".hidden", "hidden"],
  ["a\u0000b\n.mpr", "ab.mpr"],
  ["evil\u202Erpm.exe", "evilrpm.exe"],
  ['<img src="x">.csv', "img src=x.csv"],
  ["Zelle µ℃ 三.mpt", "Zelle µ℃ 三.mpt"],
])("%j is kept as %j", (given, kept) => {
  expect(safeFileName(given)).toBe(kept);
});

test("a long name keeps its extension", () => {
  const name = safeFileName(`${"x".repeat(5000)}.mpr`);
  expect(name).toHaveLength(200);
  expect(name.endsWith(".mpr")).toBe(true);
});

test("a header cannot be broken out of", () => {
  const header = attachmentHeader('a"; filename=evil\r\nX: y µ.csv');
  expect(header).not.toMatch(/[\r\n]/);
  expect(header).toBe(
    `attachment; filename="a; filename=evilX y _.csv"; filename*=UTF-8''a%3B%20filename%3DevilX%20y%20%C2%B5.csv`,
  );
});

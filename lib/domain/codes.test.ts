import { expect, test } from "vitest";
import { codeFromShortForm, mentionedCodes, pathOfCode } from "./codes";

test("codes of the lab and of a publication have pages, other words have none", () => {
  expect(pathOfCode("C-0042")).toBe("/cells/C-0042");
  expect(pathOfCode("KO25-C-AG-OPERANDO-SEM")).toBe("/cells/KO25-C-AG-OPERANDO-SEM");
  expect(pathOfCode("KO25-X-OPERANDO-XRD")).toBe("/characterizations/KO25-X-OPERANDO-XRD");
  expect(pathOfCode("MINE-1")).toBeNull();
});

test("a text's mentions, each once, in order", () => {
  expect(
    mentionedCodes("R-0007 on C-0042 (C-0042), against KO25-C-AG-HALF-LIFE. Not XC-0042, not C-42."),
  ).toEqual(["R-0007", "C-0042", "KO25-C-AG-HALF-LIFE"]);
});

test("short forms that people type", () => {
  expect(codeFromShortForm("c42")).toBe("C-0042");
  expect(codeFromShortForm(" C-0042 ")).toBe("C-0042");
  expect(codeFromShortForm("p 12345")).toBe("P-12345");
  expect(codeFromShortForm("copper")).toBeNull();
});

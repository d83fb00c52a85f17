import { describe, expect, it } from "vitest";
import { cellAndRunCodes } from "./file-codes";
import { groupFiles, stemOf } from "./file-groups";

const file = (path: string, codes: string[] = [], isForRun = true) => ({ path, codes, isForRun });
const grouped = (files: ReturnType<typeof file>[]) =>
  groupFiles(files).map(({ title, code, codeFrom, files: own }) => ({
    title,
    code,
    codeFrom,
    paths: own.map((each) => each.path),
  }));

describe("codes in names", () => {
  it.each([
    ["ag_C-0042_01.mpr", ["C-0042"]],
    ["r-0007/test.txt", ["R-0007"]],
    ["C-0042 and C-0042 R-0001", ["C-0042", "R-0001"]],
    ["ABC-0042 C-2032b CR-2032 C-42", []],
  ])("%s", (text, codes) => expect(cellAndRunCodes(text)).toEqual(codes));
});

describe("names without what tells a part", () => {
  it.each([
    ["a/x_01_GCPL_C05.mpr", "a/x"],
    ["a/x_02_GEIS_C05.mpr", "a/x"],
    ["cell (2).csv", "cell"],
    ["cell-3.bdf.csv", "cell-3"],
    ["cell_part2.txt", "cell"],
    ["000001", "000001"],
    ["nw4-120-1-6-53.ndax", "nw4-120-1-6-53"],
  ])("%s", (path, stem) => expect(stemOf(path)).toBe(stem));
});

describe("groups of files", () => {
  it("takes parts of a test and files of one code together", () => {
    expect(
      grouped([
        file("data/x_02_GEIS_C05.mpr"),
        file("data/x_01_GCPL_C05.mpr"),
        file("other/x_01_GCPL_C05.mpr"),
        file("C-0042/a/long.txt"),
        file("C-0042/short.txt"),
        file("r-0007 a.csv"),
        file("b.csv", ["R-0007"]),
      ]),
    ).toEqual([
      { title: "R-0007", code: "R-0007", codeFrom: "file", paths: ["b.csv", "r-0007 a.csv"] },
      { title: "C-0042", code: "C-0042", codeFrom: "name", paths: ["C-0042/a/long.txt", "C-0042/short.txt"] },
      {
        title: "data/x",
        code: null,
        codeFrom: null,
        paths: ["data/x_01_GCPL_C05.mpr", "data/x_02_GEIS_C05.mpr"],
      },
      { title: "other/x", code: null, codeFrom: null, paths: ["other/x_01_GCPL_C05.mpr"] },
    ]);
  });

  it("prefers a run to its cell and believes no ambiguous name", () => {
    expect(grouped([file("C-0001/R-0009.txt")])[0]).toMatchObject({ code: "R-0009" });
    expect(grouped([file("C-0001 against C-0002.txt")])[0]).toMatchObject({ code: null });
  });

  it("keeps what no run takes apart", () => {
    expect(grouped([file("C-0001.mpr"), file("notes.pdf", [], false)]).map((each) => each.title)).toEqual([
      "C-0001",
      "other files",
    ]);
  });
});

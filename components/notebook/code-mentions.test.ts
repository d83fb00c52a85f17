import { describe, expect, it } from "vitest";
import { codeMentions, splitAtCodes } from "./code-mentions";

describe("codes in running text", () => {
  it("become links, each time they are named", () => {
    const nodes = splitAtCodes("Built C-0042 on I-0007; C-0042 shorted.");
    expect(nodes.map((node) => node.url ?? node.value)).toEqual([
      "Built ",
      "/cells/C-0042",
      " on ",
      "/interlayers/I-0007",
      "; ",
      "/cells/C-0042",
      " shorted.",
    ]);
  });

  it("leave text without codes alone", () => {
    expect(splitAtCodes("C-42 is short, ABC-0042 is another's")).toEqual([
      { type: "text", value: "C-42 is short, ABC-0042 is another's" },
    ]);
  });

  it("stay as typed inside code and links", () => {
    const tree = {
      type: "root",
      children: [
        { type: "link", url: "/x", children: [{ type: "text", value: "C-0042" }] },
        { type: "inlineCode", value: "C-0042" },
        { type: "paragraph", children: [{ type: "text", value: "C-0042" }] },
      ],
    };
    codeMentions()(tree);
    expect(tree.children[0]).toMatchObject({ children: [{ type: "text" }] });
    expect(tree.children[1]).toEqual({ type: "inlineCode", value: "C-0042" });
    expect(tree.children[2]).toMatchObject({ children: [{ type: "link", url: "/cells/C-0042" }] });
  });
});

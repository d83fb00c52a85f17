import { describe, expect, it } from "vitest";
import { UnreadableFileError } from "@/lib/domain/errors";
import { XmlScanner } from "./xml-scanner";
import { findElements, readXmlTree } from "./xml-tree";

const bytes = (text: string) => new TextEncoder().encode(text);
const events = (text: string) => {
  const scanner = new XmlScanner(bytes(text));
  const seen: string[] = [];
  for (let event = scanner.next(); event !== "end"; event = scanner.next())
    seen.push(event === "text" ? `"${scanner.text()}"` : `${event} ${scanner.name}`);
  return seen;
};

describe("XML scanner", () => {
  it("gives tags and texts in order, prefixes left off, comments and instructions passed over", () => {
    expect(
      events('<?xml version="1.0"?><!-- a > b --><x:a k="1>2"><b/>t &lt; &#x41;&#66;<![CDATA[<raw>]]></x:a>'),
    ).toEqual(["open a", "open b", "close b", '"t < AB"', '"<raw>"', "close a"]);
  });

  it("reads attributes of either quote, entities resolved", () => {
    const scanner = new XmlScanner(bytes(`<a x="1 &amp; 2" r:id='q"'/>`));
    scanner.next();
    expect(scanner.attributes()).toEqual([
      ["x", "1 & 2"],
      ["r:id", 'q"'],
    ]);
    expect(scanner.attribute("x")).toBe("1 & 2");
    expect(scanner.attribute("y")).toBeNull();
  });

  it("reads the encoding that the declaration names", () => {
    const gb = Uint8Array.from([
      ...bytes('<?xml version="1.0" encoding="gb2312"?><a>'),
      0xb5,
      0xe7,
      ...bytes("</a>"),
    ]);
    expect(readXmlTree(gb).text).toBe("电");
  });

  it.each([
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    "<a><b></a>",
    "<a>",
    "<a",
    "<a b='",
    "</a>",
    "<!-- ",
    "<a>".repeat(300),
    `<${"n".repeat(300)}/>`,
    '<?xml version="1.0" encoding="no-such"?><a/>',
    "",
    "plain",
  ])("refuses %j with a typed error", (text) => {
    expect(() => readXmlTree(bytes(text))).toThrow(UnreadableFileError);
  });

  it("finds elements at any depth", () => {
    const tree = readXmlTree(bytes('<a><c n="1"/><b><c n="2"/></b></a>'));
    expect(findElements(tree, "c").map((each) => each.attributes.get("n"))).toEqual(["1", "2"]);
  });
});

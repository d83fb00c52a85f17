/** Small XML documents (settings, lists of channels) as a tree; big ones are pulled through the scanner instead. */
import { UnreadableFileError } from "@/lib/domain/errors";
import { XmlScanner } from "./xml-scanner";

export interface XmlElement {
  /** Local name. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Text directly inside, joined and trimmed. */
  readonly text: string;
  /** Whether its end was not reached; see `readXmlTreeUpToBreak`. */
  readonly isOpen: boolean;
}

interface GrowingElement extends XmlElement {
  readonly children: GrowingElement[];
  text: string;
  isOpen: boolean;
}

const mostElements = 200_000;

/** The root element. @throws UnreadableFileError for broken XML or more than 200,000 elements. */
export function readXmlTree(bytes: Uint8Array): XmlElement {
  const top = emptyElement();
  fillTree(top, bytes);
  return rootOf(top);
}

/** What stands before the place where the XML breaks off, and what was wrong there; null when nothing was. */
export function readXmlTreeUpToBreak(bytes: Uint8Array): {
  readonly root: XmlElement;
  readonly problem: UnreadableFileError | null;
} {
  const top = emptyElement();
  try {
    fillTree(top, bytes);
  } catch (error) {
    if (!(error instanceof UnreadableFileError) || top.children.length === 0) throw error;
    return { root: rootOf(top), problem: error };
  }
  return { root: rootOf(top), problem: null };
}

function fillTree(top: GrowingElement, bytes: Uint8Array): void {
  const scanner = new XmlScanner(bytes);
  const open: GrowingElement[] = [top];
  let count = 0;
  for (let event = scanner.next(); event !== "end"; event = scanner.next()) {
    const inner = open.at(-1)!;
    if (event === "open") {
      count += 1;
      if (count > mostElements)
        throw new UnreadableFileError({ expected: `at most ${mostElements} XML elements`, found: "more" });
      const element: GrowingElement = {
        name: scanner.name,
        attributes: new Map(scanner.attributes()),
        children: [],
        text: "",
        isOpen: true,
      };
      inner.children.push(element);
      open.push(element);
    } else if (event === "close") {
      inner.text = inner.text.trim();
      inner.isOpen = false;
      open.pop();
    } else inner.text += scanner.text();
  }
}

function emptyElement(): GrowingElement {
  return { name: "", attributes: new Map(), children: [], text: "", isOpen: true };
}

function rootOf(top: XmlElement): XmlElement {
  const root = top.children[0];
  if (root === undefined) throw new UnreadableFileError({ expected: "an XML element", found: "none" });
  return root;
}

/** All elements of that name below `element`, in document order. */
export function findElements(element: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (const child of element.children) {
    if (child.name === name) found.push(child);
    found.push(...findElements(child, name));
  }
  return found;
}

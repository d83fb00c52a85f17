/** A Markdown plugin: every code in running text becomes a link to its page; code spans and links stay as they are. */
import { mentionedCodes, pathOfCode } from "@/lib/domain/codes";

/** As much of a Markdown tree as the plugin touches. */
interface Node {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  children?: Node[];
}

const untouched = new Set(["link", "linkReference", "inlineCode", "code", "image", "definition"]);

export function codeMentions() {
  return (tree: Node) => linkCodes(tree);
}

function linkCodes(node: Node): void {
  if (node.children === undefined || untouched.has(node.type)) return;
  node.children = node.children.flatMap((child) => {
    if (child.type === "text") return splitAtCodes(child.value ?? "");
    linkCodes(child);
    return [child];
  });
}

/** Texts and links in turn. */
export function splitAtCodes(text: string): Node[] {
  const nodes: Node[] = [];
  let rest = text;
  for (const code of codesInOrder(text)) {
    const at = rest.indexOf(code);
    const url = pathOfCode(code);
    if (at < 0 || url === null) continue;
    if (at > 0) nodes.push({ type: "text", value: rest.slice(0, at) });
    nodes.push({ type: "link", url, children: [{ type: "text", value: code }] });
    rest = rest.slice(at + code.length);
  }
  if (rest !== "" || nodes.length === 0) nodes.push({ type: "text", value: rest });
  return nodes;
}

/** Every mention, repeated ones too. */
function codesInOrder(text: string): readonly string[] {
  const codes: string[] = [];
  let from = 0;
  for (;;) {
    const [code] = mentionedCodes(text.slice(from));
    if (code === undefined) return codes;
    codes.push(code);
    from = text.indexOf(code, from) + code.length;
  }
}

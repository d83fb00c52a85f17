import type { ComponentType } from "react";
import type { RecordField, StructureControl } from "../record-fields";
import { MarkdownEditor } from "./markdown-editor";
import type { PageFile } from "./markdown-text";

/** The form of a notebook page; its own files can be put into the text as pictures. */
export function notebookFields(files: readonly PageFile[]): readonly RecordField[] {
  return [
    { name: "title", label: "Title", kind: "text", isRequired: true },
    { name: "entryDate", label: "Day", kind: "day", isRequired: true },
    {
      name: "body",
      label: "Text",
      kind: "structured",
      hint: "Markdown. Codes such as C-0042 become links both ways; HTML stays text.",
      structure: {
        textOf: (value) => (typeof value === "string" ? value : ""),
        read: (text) => ({ value: text, problems: {} }),
        say: (value) => String(value),
        Control: editorWith(files),
      },
    },
  ];
}

/** The editor with the page's files bound to it; make it once for a form. */
function editorWith(files: readonly PageFile[]): ComponentType<StructureControl> {
  return (props) => <MarkdownEditor {...props} files={files} />;
}

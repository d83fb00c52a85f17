"use client";

import { type ReactNode, useState } from "react";
import { protocolFields } from "./protocol-fields";
import { ProtocolPreview } from "./protocol-preview";
import { parseSteps, readSteps, stepsText } from "./protocol-steps-text";
import type { FieldTexts, RecordField } from "./record-fields";
import { RecordForm } from "./record-form";

/** A protocol with the drawing of its current beside it. */
export function ProtocolForm({
  draftKey,
  record,
  fieldsBefore = [],
  save,
  submitLabel,
  note,
}: {
  draftKey: string;
  record: Readonly<Record<string, unknown>> & { readonly version?: number };
  /** For instance the project of a new one. */
  fieldsBefore?: readonly RecordField[];
  save: (values: Readonly<Record<string, unknown>>, version: number) => Promise<unknown>;
  submitLabel?: string;
  note?: ReactNode;
}) {
  const [text, setText] = useState(() => stepsText(record.steps as Parameters<typeof stepsText>[0]));
  const { steps, problems } = readSteps(parseSteps(text));
  const follow = (texts: FieldTexts) => setText(texts.steps ?? "");
  return (
    <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_30rem]">
      <div className="min-w-0">
        <RecordForm
          draftKey={draftKey}
          fields={[...fieldsBefore, ...protocolFields]}
          record={record}
          save={save}
          onTyped={follow}
          {...(submitLabel === undefined ? {} : { submitLabel })}
        >
          {note}
        </RecordForm>
      </div>
      <div className="max-xl:order-first xl:sticky xl:top-4">
        <ProtocolPreview steps={steps} isWhole={Object.keys(problems).length === 0} />
      </div>
    </div>
  );
}

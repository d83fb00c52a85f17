"use client";

import { useState } from "react";
import { RecordForm } from "@/components/record-form";
import { client } from "@/lib/client/browser-client";

export function CommentForm({ code }: { code: string }) {
  // A sent comment begins an empty form.
  const [sent, setSent] = useState(0);
  return (
    <div className="no-print mt-3 max-w-2xl" key={sent}>
      <RecordForm
        draftKey={`comment-${code}`}
        fields={[{ name: "body", label: "Comment", kind: "long_text", isRequired: true }]}
        record={{}}
        submitLabel="Comment"
        onSaved={() => setSent((count) => count + 1)}
        save={(values) => client.comparisons.comment({ ref: code, body: String(values.body) })}
      />
    </div>
  );
}

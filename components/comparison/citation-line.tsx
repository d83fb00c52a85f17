"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "../button";

/** The line by which a pinned comparison is cited, ready to copy. */
export function CitationLine({ text }: { text: string }) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setIsCopied(true);
  };
  return (
    <div className="mb-3 flex items-start gap-2 rounded border border-line bg-surface px-3 py-2 text-sm">
      <p className="min-w-0 grow break-words">{text}</p>
      <Button look="quiet" className="no-print px-2 py-0.5" onClick={() => void copy()}>
        {isCopied ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />}
        {isCopied ? "Copied" : "Copy citation"}
      </Button>
    </div>
  );
}

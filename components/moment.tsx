"use client";

import { useEffect, useState } from "react";

/** An instant in the reader's own zone, with the full text on hover; the server writes UTC first. */
export function Moment({ iso }: { iso: string | null }) {
  const [text, setText] = useState(iso === null ? "–" : `${iso.slice(0, 16).replace("T", " ")} UTC`);
  useEffect(() => {
    if (iso === null) return;
    setText(
      new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" }).format(new Date(iso)),
    );
  }, [iso]);
  if (iso === null) return <span className="text-ink-soft">–</span>;
  return (
    <time dateTime={iso} title={iso} className="whitespace-nowrap">
      {text}
    </time>
  );
}

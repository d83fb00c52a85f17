"use client";

import { useEffect, useState } from "react";

/** Year first, as everywhere in the product: 2025-01-14 08:00. */
const format = { dateStyle: "short", timeStyle: "short" } as const;

/** An instant in the reader's own zone, with the full text on hover; the server writes UTC first. */
export function Moment({ iso }: { iso: string | null }) {
  const [text, setText] = useState(iso === null ? "–" : `${iso.slice(0, 16).replace("T", " ")} UTC`);
  useEffect(() => {
    if (iso === null) return;
    setText(new Intl.DateTimeFormat("sv-SE", format).format(new Date(iso)));
  }, [iso]);
  if (iso === null) return <span className="text-ink-soft">–</span>;
  return (
    <time dateTime={iso} title={iso} className="whitespace-nowrap">
      {text}
    </time>
  );
}

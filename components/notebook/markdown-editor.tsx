"use client";

import { lazy, Suspense, useDeferredValue, useRef } from "react";
import { Button } from "../button";
import { controlClass } from "../field";
import type { StructureControl } from "../record-fields";
import type { PageFile } from "./markdown-text";

// The renderer is heavy and only needed while someone writes.
const MarkdownText = lazy(async () => ({ default: (await import("./markdown-text")).MarkdownText }));

/** Markdown at the left, the page as it will read at the right; on a narrow screen one above the other. */
export function MarkdownEditor({
  label,
  text,
  onChange,
  files,
}: StructureControl & { files: readonly PageFile[] }) {
  const area = useRef<HTMLTextAreaElement>(null);
  const shown = useDeferredValue(text);
  const insert = (piece: string) => {
    const at = area.current?.selectionStart ?? text.length;
    onChange(`${text.slice(0, at)}${piece}${text.slice(at)}`);
    area.current?.focus();
  };
  return (
    <div>
      <div className="grid gap-3 lg:grid-cols-2">
        <textarea
          ref={area}
          aria-label={label}
          rows={20}
          value={text}
          onChange={(event) => onChange(event.target.value)}
          className={`${controlClass} min-h-80 font-mono text-[0.95rem]`}
        />
        <section
          aria-label="Preview"
          tabIndex={0}
          className="max-h-[32rem] overflow-y-auto rounded border border-line bg-surface p-3"
        >
          <Suspense fallback={<p className="text-ink-soft">Preview …</p>}>
            <MarkdownText text={shown === "" ? "*Nothing written yet.*" : shown} files={files} />
          </Suspense>
        </section>
      </div>
      {files.length === 0 ? null : (
        <div className="mt-2 flex flex-wrap items-center gap-1">
          <span className="text-sm text-ink-soft">Put in:</span>
          {files.map(({ name, sha256 }) => (
            <Button key={sha256} look="quiet" onClick={() => insert(`![${name}](<${name}>)`)}>
              {name}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

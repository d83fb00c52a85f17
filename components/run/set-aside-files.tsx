"use client";

import type { RunFile } from "@/lib/contract/run-file";
import { Button } from "../button";
import { bytesText } from "./bytes-text";

/** Files that a person took out of the run: what they are, why, and the way back. */
export function SetAsideFiles({
  files,
  putBack,
  isBusy,
}: {
  files: readonly RunFile[];
  /** Null for those who may only read. */
  putBack: ((file: RunFile) => void) | null;
  isBusy: boolean;
}) {
  if (files.length === 0) return null;
  return (
    <details className="rounded border border-line px-3 py-1">
      <summary className="touch cursor-pointer text-sm text-ink-soft">
        {files.length === 1 ? "One file is" : `${files.length} files are`} set aside
      </summary>
      <ul className="flex flex-col gap-2 py-1">
        {files.map((file) => (
          <li key={file.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <span className="min-w-0 flex-1 basis-72">
              <a
                href={`/api/v1/files/${file.sha256}`}
                download={file.name}
                className="break-all text-accent underline-offset-2 hover:underline"
              >
                {file.name}
              </a>{" "}
              <span className="text-sm text-ink-soft">{bytesText(file.sizeBytes)}</span>
              <span className="block break-words">“{file.setAsideReason}”</span>
            </span>
            {putBack === null ? null : (
              <Button className="px-2 py-0.5" disabled={isBusy} onClick={() => putBack(file)}>
                Put back<span className="sr-only"> {file.name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

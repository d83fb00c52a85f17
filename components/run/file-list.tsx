"use client";

import type { RunFile } from "@/lib/contract/run-file";
import { type FileActions, FileRow } from "./file-row";
import { SetAsideFiles } from "./set-aside-files";

/** More files than this do not push the trace out of sight. */
const mostInSight = 5;

/** The files of a run in their order; shorter versions of a growing file stand behind the longest. */
export function FileList({
  runCode,
  files,
  formats,
  actions,
}: {
  runCode: string;
  files: readonly RunFile[];
  formats: readonly { readonly id: string; readonly title: string }[];
  /** Null for those who may only read. */
  actions: FileActions | null;
}) {
  const aside = files.filter((file) => file.status === "set_aside");
  const current = files.filter((file) => file.supersededById === null && file.status !== "set_aside");
  const earlierOf = (file: RunFile): RunFile[] => {
    const before = files.filter((each) => each.supersededById === file.id);
    return before.flatMap((each) => [each, ...earlierOf(each)]);
  };
  return (
    // A frame that scrolls must be reachable by keyboard.
    <section
      aria-label="Files of this run"
      {...(current.length > mostInSight ? { tabIndex: 0 } : {})}
      className={`flex flex-col gap-2 ${current.length > mostInSight ? "max-h-[34rem] overflow-y-auto" : ""}`}
    >
      <ol aria-label="Files in order" className="flex flex-col gap-2">
        {current.map((file, index) => {
          const earlier = earlierOf(file);
          return (
            <li key={file.id} className="rounded border border-line bg-surface">
              <FileRow
                runCode={runCode}
                file={file}
                formats={formats}
                actions={actions}
                place={{ index, count: current.length }}
              />
              {earlier.length === 0 ? null : (
                <details className="border-t border-line px-3 py-1">
                  <summary className="touch cursor-pointer text-sm text-ink-soft">
                    {earlier.length === 1 ? "An earlier version" : `${earlier.length} earlier versions`} of
                    this growing file
                  </summary>
                  {earlier.map((each) => (
                    <FileRow
                      key={each.id}
                      runCode={runCode}
                      file={each}
                      formats={formats}
                      actions={null}
                      place={null}
                    />
                  ))}
                </details>
              )}
            </li>
          );
        })}
      </ol>
      <SetAsideFiles files={aside} putBack={actions?.retry ?? null} isBusy={actions?.isBusy ?? false} />
    </section>
  );
}

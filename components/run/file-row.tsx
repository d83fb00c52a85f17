"use client";

import { ArrowDown, ArrowUp, Copy, Download } from "lucide-react";
import Link from "next/link";
import type { RunFile } from "@/lib/contract/run-file";
import { Badge, type Tone } from "../badge";
import { Button } from "../button";
import { bytesText } from "./bytes-text";
import { FormatChoice } from "./format-choice";
import { ProgressBar } from "./progress-bar";
import { SetAside } from "./set-aside";
import { WarningList } from "./warning-list";

export interface FileActions {
  readonly retry: (file: RunFile) => void;
  readonly cancel: (file: RunFile) => void;
  readonly chooseFormat: (file: RunFile, format: string | null) => void;
  readonly move: (file: RunFile, by: -1 | 1) => void;
  readonly copyHash: (file: RunFile) => void;
  readonly setAside: (file: RunFile, reason: string) => Promise<unknown>;
  readonly isBusy: boolean;
}

const states: Readonly<Record<RunFile["status"], { readonly text: string; readonly tone: Tone }>> = {
  waiting: { text: "waits to be read", tone: "neutral" },
  reading: { text: "being read", tone: "accent" },
  done: { text: "read", tone: "good" },
  failed: { text: "could not be read", tone: "bad" },
  needs_mapping: { text: "columns to be named", tone: "warn" },
  cancelled: { text: "reading stopped", tone: "neutral" },
  set_aside: { text: "set aside", tone: "neutral" },
};

/** One file: how its reading stands, what was found in it, and what can be done about it. */
export function FileRow({
  runCode,
  file,
  formats,
  actions,
  place,
}: {
  runCode: string;
  file: RunFile;
  formats: readonly { readonly id: string; readonly title: string }[];
  actions: FileActions | null;
  place: { readonly index: number; readonly count: number } | null;
}) {
  const state = states[file.status];
  const isUnderWay = file.status === "waiting" || file.status === "reading";
  const isBusy = actions?.isBusy ?? false;
  const title = formats.find(({ id }) => id === file.format)?.title ?? file.format;
  const facts = [
    title === null ? null : file.matchedBy === null ? title : `${title} (${file.matchedBy})`,
    file.records === null ? null : `${file.records.toLocaleString("en-GB")} records`,
    file.technique,
    file.instrument,
    file.channel === null ? null : `channel ${file.channel}`,
    file.startedAtPrinted === null ? null : `starts ${file.startedAtPrinted}`,
  ].filter((fact) => fact !== null);
  return (
    <div className="px-3 py-2">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <span className="flex min-w-0 flex-1 basis-72 flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium break-all">{file.name}</span>
          <Badge tone={state.tone}>{state.text}</Badge>
          <span className="text-sm text-ink-soft">{bytesText(file.sizeBytes)}</span>
        </span>
        <span className="no-print flex flex-wrap items-center gap-1">
          {actions === null ? null : (
            <>
              {place !== null && place.count > 1 ? (
                <>
                  <Button
                    look="quiet"
                    className="px-1.5 py-0.5"
                    aria-label={`Move ${file.name} up`}
                    disabled={place.index === 0 || isBusy}
                    onClick={() => actions.move(file, -1)}
                  >
                    <ArrowUp size={14} aria-hidden="true" />
                  </Button>
                  <Button
                    look="quiet"
                    className="px-1.5 py-0.5"
                    aria-label={`Move ${file.name} down`}
                    disabled={place.index === place.count - 1 || isBusy}
                    onClick={() => actions.move(file, 1)}
                  >
                    <ArrowDown size={14} aria-hidden="true" />
                  </Button>
                </>
              ) : null}
              {isUnderWay ? (
                <Button className="px-2 py-0.5" disabled={isBusy} onClick={() => actions.cancel(file)}>
                  Stop reading
                </Button>
              ) : (
                <Button className="px-2 py-0.5" disabled={isBusy} onClick={() => actions.retry(file)}>
                  Read again
                </Button>
              )}
            </>
          )}
          <a
            href={`/api/v1/files/${file.sha256}`}
            download={file.name}
            className="touch inline-flex items-center gap-1 px-2 py-0.5 text-accent underline-offset-2 hover:underline"
          >
            <Download size={14} aria-hidden="true" />
            Raw file<span className="sr-only"> {file.name}</span>
          </a>
        </span>
      </div>
      {isUnderWay ? (
        <ProgressBar share={file.progress} label={`${file.name}, read`} />
      ) : (
        <div className="mt-1 h-1" />
      )}
      {facts.length === 0 ? null : <p className="text-sm break-words text-ink-soft">{facts.join(" · ")}</p>}
      {file.status === "done" && file.kind !== "cycling" ? (
        <p className="mt-1 text-warn">
          This is {file.kind}, not cycling: it takes no part in the cycles of this run. It may belong to a
          characterization.
        </p>
      ) : null}
      {file.status === "failed" ? (
        <p role="alert" className="mt-1 break-words text-bad">
          This file could not be read: {file.error}
        </p>
      ) : null}
      {file.status === "needs_mapping" ? (
        <p className="mt-1">
          {file.error}{" "}
          <Link
            href={`/runs/${runCode}/files/${file.id}/mapping`}
            className="font-medium text-accent underline underline-offset-2"
          >
            Name its columns
          </Link>
        </p>
      ) : null}
      <WarningList warnings={file.warnings} />
      <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-soft">
        <span className="flex min-w-0 items-center gap-1">
          SHA-256 <code className="break-all">{file.sha256.slice(0, 16)}…</code>
          {actions === null ? null : (
            <Button
              look="quiet"
              className="px-1.5 py-0.5"
              aria-label={`Copy the SHA-256 of ${file.name}`}
              onClick={() => actions.copyHash(file)}
            >
              <Copy size={13} aria-hidden="true" />
            </Button>
          )}
        </span>
        {actions === null || isUnderWay ? null : (
          <>
            <FormatChoice
              value={file.formatOverride}
              formats={formats}
              label={`Read ${file.name} as`}
              onChange={(format) => actions.chooseFormat(file, format)}
            />
            {file.columnMappingId === null && file.format !== "delimited-text" ? null : (
              <Link
                href={`/runs/${runCode}/files/${file.id}/mapping`}
                className="text-accent underline-offset-2 hover:underline"
              >
                Columns
              </Link>
            )}
            <SetAside file={file} setAside={(reason) => actions.setAside(file, reason)} />
          </>
        )}
      </div>
    </div>
  );
}

"use client";

import { Button } from "../button";
import { bytesText } from "./bytes-text";
import { ProgressBar } from "./progress-bar";
import type { Upload } from "./use-uploads";

/** Files on their way to the server. */
export function UploadList({
  uploads,
  onStop,
  onAgain,
  onForget,
}: {
  uploads: readonly Upload[];
  onStop: (id: number) => void;
  onAgain: (id: number) => void;
  onForget: (id: number) => void;
}) {
  if (uploads.length === 0) return null;
  return (
    <ul aria-label="Files being sent" className="mt-2 flex flex-col gap-1">
      {uploads.map(({ id, name, sizeBytes, state, share, problem }) => (
        <li key={id} className="rounded border border-line bg-surface px-3 py-2">
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <span className="min-w-0 break-all">
              {name} <span className="text-ink-soft">{bytesText(sizeBytes)}</span>
            </span>
            <span className="flex items-center gap-2">
              <span className="text-sm text-ink-soft">{stateText(state, share)}</span>
              {state === "queued" || state === "sending" ? (
                <Button look="quiet" className="px-2 py-0.5" onClick={() => onStop(id)}>
                  Stop
                </Button>
              ) : (
                <>
                  <Button className="px-2 py-0.5" onClick={() => onAgain(id)}>
                    Send again
                  </Button>
                  <Button look="quiet" className="px-2 py-0.5" onClick={() => onForget(id)}>
                    Leave out
                  </Button>
                </>
              )}
            </span>
          </div>
          <ProgressBar share={share} label={`${name}, sent`} />
          {problem === null ? null : (
            <p role="alert" className="mt-1 text-sm text-bad">
              {problem}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function stateText(state: Upload["state"], share: number): string {
  if (state === "queued") return "waits";
  if (state === "failed") return "not sent";
  if (state === "stopped") return "stopped";
  return share >= 1 ? "being stored" : `${Math.floor(share * 100)} %`;
}

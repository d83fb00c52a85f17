import type { ReactNode } from "react";
import { significant } from "./decimal";

interface ListedFile {
  readonly sha256: string;
  readonly name: string;
  readonly sizeBytes: number;
}

/** Files with size and hash, each to be fetched as it was sent. */
export function FileList<File extends ListedFile>({
  files,
  actionOf,
}: {
  files: readonly File[];
  /** What may be done with a file, beside it. */
  actionOf?: ((file: File) => ReactNode) | undefined;
}) {
  return (
    <ul className="flex flex-col gap-1">
      {files.map((file) => (
        <li key={file.sha256} className="flex flex-wrap items-baseline gap-x-3">
          <a
            href={`/api/v1/files/${file.sha256}`}
            download={file.name}
            className="break-all text-accent hover:underline"
          >
            {file.name}
          </a>
          <span className="text-sm text-ink-soft">{sizeText(file.sizeBytes)}</span>
          <span className="text-xs break-all text-ink-soft" title={`SHA-256 ${file.sha256}`}>
            {file.sha256.slice(0, 12)}
          </span>
          {actionOf?.(file)}
        </li>
      ))}
    </ul>
  );
}

/** In the largest decimal unit that leaves a number of one or more: "3.42 MB". */
function sizeText(bytes: number): string {
  const units = ["B", "kB", "MB", "GB"];
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  return `${significant(bytes / 1000 ** step)} ${units[step]}`;
}

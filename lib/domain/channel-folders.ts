/** Folders that are one test of a Toyo cycler: files named 000001, 000002 … that mean little one by one. */
import { compareNaturally } from "./natural-order";

export interface ChannelFolderFiles {
  /** Path of the folder; empty where the files came without one. */
  readonly folder: string;
  /** Paths of its files, those of its backups in sub-folders too, in natural order. */
  readonly paths: readonly string[];
}

const sixDigits = /^\d{6}(?:\.txt)?$/i;
const companion = /^capacity\.log$|\.ptn$|\.cmt$|^chcmt\.txt$/i;
const summary = /^連続データ\.csv$/;

/** How the records of a channel begin: a file may be named like one and be something else. */
export const recordsBeginning = /^0,0,[01],0,0,0,0\s/;

/** Whether a file is named like one of a channel's records. */
export function isSixDigitFile(path: string): boolean {
  return sixDigits.test(baseName(path));
}

/** Whether a file is named like those that lie beside a channel's records and hold none themselves. */
export function isChannelCompanion(path: string): boolean {
  return companion.test(baseName(path));
}

/** Folders with six-digit files; one below such a folder belongs to it. Other files of a folder are left out. */
export function findChannelFolders(paths: readonly string[]): ChannelFolderFiles[] {
  const folders = new Set(paths.filter(isSixDigitFile).map(folderOf));
  const outermost = [...folders].filter(
    (folder) => folder === "" || !ancestors(folder).some((above) => folders.has(above)),
  );
  return outermost
    .map((folder) => ({
      folder,
      paths: paths
        .filter((path) => folderOf(path) === folder || (folder !== "" && path.startsWith(`${folder}/`)))
        .filter((path) => belongsToChannel(path))
        .sort(compareNaturally),
    }))
    .sort((a, b) => compareNaturally(a.folder, b.folder));
}

function belongsToChannel(path: string): boolean {
  return isSixDigitFile(path) || isChannelCompanion(path) || summary.test(baseName(path));
}

/** Folders above a path, without the one that has no name. */
function ancestors(path: string): string[] {
  const parts = path.split("/");
  return parts.slice(1).map((_, at) => parts.slice(0, at + 1).join("/"));
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** What of a folder is sent, and as what: files as they are, each channel folder of a Toyo cycler as one archive. */
import { closeSync, openSync, readSync } from "node:fs";
import { basename, join } from "node:path";
import { findChannelFolders, isSixDigitFile, recordsBeginning } from "@/lib/domain/channel-folders";
import { type FoundFile, findFiles } from "./find-files";

/** A channel folder has the size of its files together and the time of the one changed last. */
export interface Sending extends FoundFile {
  /** The path that tells the run by the rules of the mapping. */
  readonly runPath: string;
  /** The files of a channel folder in the order they are packed; null for a file that is sent as it is. */
  readonly channel: Channel | null;
}

export interface Channel {
  /** E.g. 30.zip */
  readonly archiveName: string;
  readonly members: readonly { readonly file: FoundFile; readonly name: string }[];
}

/** In the order of their paths; a channel folder's path ends in a slash. */
export function findSendings(folder: string, except: readonly string[]): Sending[] {
  const files = findFiles(folder, except);
  // With the name of the folder itself, as where it is dropped on the page: it may be the channel.
  const root = basename(folder) || "Toyo channel";
  const byPath = new Map(files.map((file) => [`${root}/${file.path}`, file]));
  const channels = findChannelFolders([...byPath.keys()]).flatMap((found) => {
    const records = found.paths.filter(isSixDigitFile);
    // One file by itself is read as it is.
    if (found.paths.length < 2 || !beginsAsRecords(join(folder, byPath.get(records[0]!)!.path))) return [];
    return [channelSending(found.folder, found.paths, byPath)];
  });
  const packed = new Set(channels.flatMap(({ channel }) => channel!.members.map(({ file }) => file)));
  const single = files
    .filter((file) => !packed.has(file))
    .map((file): Sending => ({ ...file, runPath: file.path, channel: null }));
  return [...single, ...channels].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function channelSending(
  folder: string,
  paths: readonly string[],
  byPath: ReadonlyMap<string, FoundFile>,
): Sending {
  const name = folder.slice(folder.lastIndexOf("/") + 1);
  const parentLength = folder.length - name.length;
  const members = paths.map((path) => ({ file: byPath.get(path)!, name: path.slice(parentLength) }));
  const below = folder.split("/").slice(1).join("/");
  return {
    path: `${below || "."}/`,
    runPath: byPath.get(paths.find(isSixDigitFile)!)!.path,
    size: members.reduce((sum, { file }) => sum + file.size, 0),
    modifiedMs: members.reduce((latest, { file }) => Math.max(latest, file.modifiedMs), 0),
    channel: { archiveName: `${name}.zip`, members },
  };
}

/** True as well for a file that cannot be read now: its name says what it is, and packing will tell. */
function beginsAsRecords(path: string): boolean {
  const head = Buffer.alloc(64);
  try {
    const descriptor = openSync(path, "r");
    try {
      return recordsBeginning.test(head.toString("latin1", 0, readSync(descriptor, head)));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return true;
  }
}

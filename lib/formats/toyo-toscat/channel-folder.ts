/** The channel folders in an archive: which members belong to which channel. */
import { findChannelFolders as findFolders, isSixDigitFile } from "@/lib/domain/channel-folders";
import { compareNaturally } from "@/lib/domain/natural-order";

export interface ChannelFolder {
  /** Folder name; empty when the files lie at the top of the archive. */
  readonly name: string;
  /** Member names of the six-digit files, in numeric order. */
  readonly files: readonly string[];
  readonly capacityLog: string | null;
  readonly patterns: readonly string[];
  readonly comments: readonly string[];
}

/** Folders that hold six-digit files; those below such a folder are its backups. */
export function findChannelFolders(members: readonly string[]): ChannelFolder[] {
  const folders = new Map<string, string[]>();
  for (const member of members) {
    const slash = member.lastIndexOf("/");
    const folder = slash < 0 ? "" : member.slice(0, slash);
    const own = folders.get(folder);
    if (own === undefined) folders.set(folder, [member]);
    else own.push(member);
  }
  // The archive is a folder itself: its top may be the channel, and the folders in it its backups.
  return findFolders(members.map((member) => `./${member}`))
    .map(({ folder }) => folder.slice(2))
    .map((folder) => folderOf(folder, folders.get(folder)!))
    .sort((a, b) => compareNaturally(a.name, b.name));
}

/** Whether member names alone make an archive look like Toyo channels. */
export function looksLikeChannels(members: readonly string[]): "certain" | "likely" | null {
  const folders = findChannelFolders(members);
  if (folders.length === 0) return null;
  return folders.some((folder) => folder.capacityLog !== null || folder.patterns.length > 0)
    ? "certain"
    : "likely";
}

function folderOf(folder: string, members: readonly string[]): ChannelFolder {
  const byExtension = (pattern: RegExp) => members.filter((member) => pattern.test(member));
  return {
    name: folder.slice(folder.lastIndexOf("/") + 1),
    files: members
      .filter(isSixDigitFile)
      .sort((a, b) => Number.parseInt(baseName(a), 10) - Number.parseInt(baseName(b), 10)),
    capacityLog: members.find((member) => /^capacity\.log$/i.test(baseName(member))) ?? null,
    patterns: byExtension(/\.ptn$/i),
    comments: byExtension(/\.cmt$|chcmt\.txt$/i),
  };
}

function baseName(member: string): string {
  return member.slice(member.lastIndexOf("/") + 1);
}

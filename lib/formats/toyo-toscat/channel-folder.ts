/** The channel folders in an archive: which members belong to which channel. */

export interface ChannelFolder {
  /** Folder name; empty when the files lie at the top of the archive. */
  readonly name: string;
  /** Member names of the six-digit files, in numeric order. */
  readonly files: readonly string[];
  readonly capacityLog: string | null;
  readonly patterns: readonly string[];
  readonly comments: readonly string[];
}

const sixDigits = /^\d{6}(?:\.txt)?$/i;

/** Folders that hold six-digit files, of the least depth only: deeper ones are backups. */
export function findChannelFolders(members: readonly string[]): ChannelFolder[] {
  const folders = new Map<string, string[]>();
  for (const member of members) {
    const slash = member.lastIndexOf("/");
    const folder = slash < 0 ? "" : member.slice(0, slash);
    const own = folders.get(folder);
    if (own === undefined) folders.set(folder, [member]);
    else own.push(member);
  }
  const channels = [...folders].filter(([, own]) => own.some((member) => sixDigits.test(baseName(member))));
  const least = Math.min(...channels.map(([folder]) => depth(folder)));
  return channels
    .filter(([folder]) => depth(folder) === least)
    .map(([folder, own]) => folderOf(folder, own))
    .sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
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
      .filter((member) => sixDigits.test(baseName(member)))
      .sort((a, b) => Number.parseInt(baseName(a), 10) - Number.parseInt(baseName(b), 10)),
    capacityLog: members.find((member) => /^capacity\.log$/i.test(baseName(member))) ?? null,
    patterns: byExtension(/\.ptn$/i),
    comments: byExtension(/\.cmt$|chcmt\.txt$/i),
  };
}

function baseName(member: string): string {
  return member.slice(member.lastIndexOf("/") + 1);
}

function depth(folder: string): number {
  return folder === "" ? 0 : folder.split("/").length;
}

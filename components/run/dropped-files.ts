/** Files of a drop, out of folders too, each with its path as its name. */

export interface ChosenFile {
  readonly name: string;
  readonly bytes: File;
}

/** What operating systems leave in folders. */
const litter = /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]*)$/i;

export async function filesOfDrop(transfer: DataTransfer): Promise<readonly ChosenFile[]> {
  // Entries must be taken before the first wait: the list is emptied after the event.
  const entries = [...transfer.items]
    .map((item) => item.webkitGetAsEntry())
    .filter((entry) => entry !== null);
  if (entries.length === 0) return chosenFiles(transfer.files);
  const found: ChosenFile[] = [];
  for (const entry of entries) found.push(...(await filesUnder(entry)));
  return found.filter(({ name }) => !litter.test(name));
}

export function chosenFiles(files: Iterable<File>): readonly ChosenFile[] {
  return [...files]
    .map((bytes) => ({ name: bytes.webkitRelativePath || bytes.name, bytes }))
    .filter(({ name }) => !litter.test(name));
}

async function filesUnder(entry: FileSystemEntry): Promise<ChosenFile[]> {
  if (entry.isFile) {
    const bytes = await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail));
    return [{ name: entry.fullPath.replace(/^\//, ""), bytes }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: ChosenFile[] = [];
  // A reader hands out a folder in parts, until an empty one.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (part.length === 0) return found;
    for (const each of part) found.push(...(await filesUnder(each)));
  }
}

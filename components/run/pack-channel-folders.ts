/** A Toyo channel folder becomes one file, an archive as the lab would send it; all other files stay as they are. */
import { ChannelArchive } from "@/lib/domain/channel-archive";
import { findChannelFolders, isSixDigitFile, recordsBeginning } from "@/lib/domain/channel-folders";
import type { ChosenFile } from "./dropped-files";

export async function packChannelFolders(files: readonly ChosenFile[]): Promise<readonly ChosenFile[]> {
  const byPath = new Map(files.map((file) => [file.name, file]));
  const packed = new Map<ChosenFile, ChosenFile | null>();
  for (const { folder, paths } of findChannelFolders([...byPath.keys()])) {
    const own = paths.map((path) => byPath.get(path)!);
    const records = own.filter(({ name }) => isSixDigitFile(name));
    // One file by itself is read as it is.
    if (own.length < 2 || !recordsBeginning.test(await records[0]!.bytes.slice(0, 64).text())) continue;
    const parent = folder.lastIndexOf("/") + 1;
    const name = `${folder === "" ? "Toyo channel" : folder}.zip`;
    const archive = await zipOf(own, parent);
    for (const file of own) packed.set(file, null);
    packed.set(own[0]!, { name, bytes: new File(archive, name.slice(name.lastIndexOf("/") + 1)) });
  }
  return files.flatMap((file) => packed.get(file) ?? (packed.has(file) ? [] : [file]));
}

/** Pieces of the archive; each file is packed when it is its turn, so that the page stays awake between them. */
async function zipOf(files: readonly ChosenFile[], pathStart: number): Promise<BlobPart[]> {
  const pieces: BlobPart[] = [];
  const archive = new ChannelArchive((piece) => pieces.push(new Uint8Array(piece)));
  for (const { name, bytes } of files)
    archive.add(name.slice(pathStart), new Uint8Array(await bytes.arrayBuffer()));
  archive.end();
  return pieces;
}

/** Files that lie beside an instrument's data and hold no record: they are no run's. */
import { isChannelCompanion } from "@/lib/domain/channel-folders";
import { companionFile } from "@/lib/formats/companion-files";
import { recogniseSource } from "@/lib/formats/recognise";
import { formatReaders } from "@/lib/formats/registry";
import { zipMemberNames } from "@/lib/formats/zip-directory";
import { openFileSource } from "@/lib/storage/file-source";

/** What the file is, when it is known to hold no record; null when it is to be sent, readable or not. */
export function companionAt(path: string): string | null {
  const source = openFileSource(path);
  try {
    if (recogniseSource(source, formatReaders).length > 0) return null;
    if (isChannelCompanion(path.replaceAll("\\", "/")))
      return "a file that goes with the records of a Toyo channel";
    return companionFile(source.read(0, 4096), zipMemberNames(source))?.what ?? null;
  } finally {
    source.close();
  }
}

/** The chain of modules a `.mpr` file is made of, walked by their lengths: the word MODULE can occur inside data. */
import type { ByteSource } from "@/lib/domain/byte-source";
import { ByteCursor, latin1Text } from "../byte-cursor";

export const fileMagic = "BIO-LOGIC MODULAR FILE";
const headerStart = 0x34;
const moduleWord = "MODULE";
const maximumModules = 4096;

export interface MprModule {
  /** "VMP Set", "VMP data", "VMP LOG", "VMP loop", "VMP ExtDev". */
  readonly name: string;
  readonly longName: string;
  readonly version: number;
  /** Second version number of EC-Lab ≥ 11.50 (10, for data 11); null in older files. */
  readonly newVersion: number | null;
  /** Eight characters, e.g. "10/26/20" or "05.15.25". */
  readonly date: string;
  /** File offset of the module's data. */
  readonly offset: number;
  /** Length that the header states. */
  readonly length: number;
  /** Bytes of it that the file holds. */
  readonly available: number;
}

export interface ModuleWalk {
  readonly modules: readonly MprModule[];
  /** Why the walk stopped before the end of the file; null when it ended there. */
  readonly stopped: { readonly offset: number; readonly reason: string } | null;
}

/** All modules; the last may be cut by the end of the file. */
export function walkModules(source: ByteSource): ModuleWalk {
  const modules: MprModule[] = [];
  let at = headerStart;
  while (at < source.size && modules.length < maximumModules) {
    const bytes = source.read(at, 65);
    const word = latin1Text(bytes, 0, 6);
    if (word !== moduleWord)
      return { modules, stopped: { offset: at, reason: `found "${printable(word)}"` } };
    const cursor = new ByteCursor(bytes, { offset: 6, base: at });
    if (cursor.remaining < 51)
      return { modules, stopped: { offset: at, reason: "the module header is cut" } };
    const name = cursor.text(10, "short name").trim();
    const longName = cursor.text(25, "long name").trim();
    const first = cursor.u32("length");
    const isNew = first === 0xffffffff;
    if (isNew && cursor.remaining < 20)
      return { modules, stopped: { offset: at, reason: "the module header is cut" } };
    const length = isNew ? cursor.u32("length") : first;
    const version = cursor.u32("version");
    const newVersion = isNew ? cursor.u32("new version") : null;
    const date = cursor.text(8, "date");
    const offset = at + cursor.offset;
    const available = Math.max(0, Math.min(length, source.size - offset));
    modules.push({ name, longName, version, newVersion, date, offset, length, available });
    at = offset + length;
  }
  return { modules, stopped: null };
}

function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, "·");
}

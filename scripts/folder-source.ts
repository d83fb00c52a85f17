/** A Toyo channel folder as the archive that a browser would send. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { zipSync } from "fflate";
import { type ByteSource, bytesSource } from "@/lib/domain/byte-source";
import { findChannelFolders } from "@/lib/domain/channel-folders";

/** Null unless `path` is a folder with six-digit files in it or in its folders. */
export function openFolderSource(path: string): (ByteSource & { close(): void }) | null {
  if (!(statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false)) return null;
  const root = resolve(path);
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll("\\", "/"),
    );
  const name = basename(root);
  const folders = findChannelFolders(files.map((file) => `${name}/${file}`));
  if (folders.length === 0) return null;
  const members = folders.flatMap(({ paths }) =>
    paths.map((member) => [member, readFileSync(join(root, member.slice(name.length + 1)))] as const),
  );
  const bytes = zipSync(Object.fromEntries(members), { level: 0 });
  return { ...bytesSource(`${name}.zip`, bytes), close: () => undefined };
}

/** The same archive without compression, so that damage to it reaches the members' own bytes. */
import { unzipSync } from "fflate";
import { writeZip } from "./write-zip";

export function storedZip(archive: Uint8Array): Uint8Array {
  const members = Object.entries(unzipSync(archive));
  return writeZip(members.map(([name, bytes]) => ({ name, bytes, deflate: false })));
}

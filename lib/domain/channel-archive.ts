/** The archive that a channel folder is sent as: the same files give the same bytes, wherever they are packed. */
import { Zip, ZipDeflate } from "fflate";

/** Members bear no time of their own. The archive's format counts in local time, so this is no fixed instant. */
const noTime = new Date(1980, 0, 1);

export class ChannelArchive {
  private readonly archive: Zip;

  /** `take` is given the bytes of the archive in order, while files are added. */
  constructor(take: (piece: Uint8Array) => void) {
    this.archive = new Zip((error, piece) => {
      if (error !== null) throw error;
      take(piece);
    });
  }

  /** Files are packed whole and in the order they come: both decide about the bytes. */
  add(name: string, bytes: Uint8Array): void {
    const member = new ZipDeflate(name, { level: 6 });
    member.mtime = noTime;
    this.archive.add(member);
    member.push(bytes, true);
  }

  end(): void {
    this.archive.end();
  }
}

/**
 * Files of a multipart/form-data body (RFC 7578), one after the other as they stream in; nothing is held but the
 * piece at hand and a boundary's length of what came before it. Fields that are not files are passed over.
 */
import { AppError } from "@/lib/domain/errors";

export interface MultipartFile {
  readonly name: string;
  /** Read it to the end before asking for the next file; what is left unread is passed over. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Of a file that is a whole request; a form does not state its files' sizes. */
  readonly sizeBytes?: number | undefined;
}

const mostHeaderBytes = 16_384;

/** The boundary of a content type; null when it is not multipart/form-data. */
export function multipartBoundary(contentType: string | null): string | null {
  const match = /^multipart\/form-data\s*;(?:.*;)?\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(
    contentType ?? "",
  );
  return match?.[1] ?? match?.[2] ?? null;
}

/** @throws AppError invalid_input for a body that does not keep to the form */
export async function* multipartFiles(
  body: AsyncIterable<Uint8Array>,
  boundary: string,
): AsyncGenerator<MultipartFile> {
  // The first boundary may stand at the very beginning, without the line end that belongs to all others.
  const reader = new PieceReader(body, Buffer.from("\r\n"));
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  await drain(reader.until(delimiter));
  for (;;) {
    const after = await reader.take(2);
    if (after.toString("latin1") === "--") return;
    if (after.toString("latin1") !== "\r\n") throw malformed("a line end after a boundary");
    const headers = await headersOf(reader);
    const bytes = reader.until(delimiter);
    const name = fileNameOf(headers);
    if (name !== null) yield { name, bytes };
    await drain(bytes);
  }
}

async function headersOf(reader: PieceReader): Promise<string> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  // A part without any header begins with the empty line at once.
  for await (const piece of reader.until(Buffer.from("\r\n\r\n"))) {
    length += piece.length;
    if (length > mostHeaderBytes) throw malformed(`at most ${mostHeaderBytes} bytes of headers a part`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}

/** File name of a part, as RFC 5987 gives it where it does; null for a field that is no file. */
function fileNameOf(headers: string): string | null {
  const disposition = /^content-disposition:(.*)$/im.exec(headers)?.[1] ?? "";
  const extended = /;\s*filename\*=UTF-8''([^;\s]+)/i.exec(disposition)?.[1];
  if (extended !== undefined) return decoded(extended);
  const quoted = /;\s*filename="((?:[^"\\]|\\.)*)"/i.exec(disposition)?.[1];
  // Browsers write a quote as %22 and leave the rest as it is.
  if (quoted !== undefined) return quoted.replace(/%22/g, '"').replace(/\\(.)/g, "$1");
  return /;\s*filename=([^;\s]+)/i.exec(disposition)?.[1] ?? null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function malformed(expected: string): AppError {
  return new AppError("invalid_input", `expected a multipart/form-data body with ${expected}`);
}

async function drain(pieces: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of pieces);
}

/** Hands a stream out up to marks. */
class PieceReader {
  private readonly source: AsyncIterator<Uint8Array>;
  private hasEnded = false;

  constructor(
    body: AsyncIterable<Uint8Array>,
    private held: Buffer,
  ) {
    this.source = body[Symbol.asyncIterator]();
  }

  /** Everything before the mark, which is taken away too. Asked again after its end it is empty. */
  until(mark: Buffer): AsyncIterable<Uint8Array> {
    const pieces = this.piecesUntil(mark);
    return { [Symbol.asyncIterator]: () => ({ next: () => pieces.next() }) };
  }

  private async *piecesUntil(mark: Buffer): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = this.held.indexOf(mark);
      if (at >= 0) {
        const before = this.held.subarray(0, at);
        this.held = this.held.subarray(at + mark.length);
        if (before.length > 0) yield before;
        return;
      }
      // The mark may lie across the end of what is held.
      const safe = Math.max(0, this.held.length - mark.length + 1);
      if (safe > 0) {
        const piece = this.held.subarray(0, safe);
        this.held = this.held.subarray(safe);
        yield piece;
      }
      await this.more();
    }
  }

  async take(count: number): Promise<Buffer> {
    while (this.held.length < count) await this.more();
    const taken = this.held.subarray(0, count);
    this.held = this.held.subarray(count);
    return taken;
  }

  private async more(): Promise<void> {
    const next = this.hasEnded ? { done: true as const, value: undefined } : await this.source.next();
    if (next.done) {
      this.hasEnded = true;
      throw malformed("a closing boundary; it was cut off");
    }
    this.held = this.held.length === 0 ? Buffer.from(next.value) : Buffer.concat([this.held, next.value]);
  }
}

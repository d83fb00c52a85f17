/**
 * Storage in an S3-compatible bucket, with the same keys as the folder. An upload waits on this machine until its
 * hash, which is its key, is known; it then goes to the bucket in parts.
 */
import { randomBytes } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { AppError } from "@/lib/domain/errors";
import { HashedBytes } from "./hashed-bytes";
import { partsOf } from "./parts-of-stream";
import type { ByteRange, DerivedFile, LocalFile, ReceivedBytes, Storage, StoredBytes } from "./storage";
import { derivedKey, rawKey } from "./storage-key";

/** S3 wants parts of at least 5 MiB, and at most 10 000 of them. */
const partBytes = 8 * 1024 * 1024;

export class S3Storage implements Storage {
  constructor(
    private readonly client: S3Client,
    private readonly bucket: string,
  ) {}

  async put(
    bytes: AsyncIterable<Uint8Array>,
    options: { readonly maximumBytes: number },
  ): Promise<StoredBytes> {
    // The key is the hash, which is known only at the end: the bytes wait on this machine's disk until then.
    const folder = await mkdtemp(join(tmpdir(), "garnetbook-upload-"));
    const path = join(folder, "bytes");
    try {
      const hashed = new HashedBytes(options.maximumBytes);
      await pipeline(hashed.pass(bytes), createWriteStream(path));
      const stored = hashed.result();
      const key = rawKey(stored.sha256);
      if ((await this.sizeOf(key)) !== stored.sizeBytes) await this.upload(key, createReadStream(path));
      return stored;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** All at once: what makes bytes wait for a bucket should not make a transaction wait. */
  async receive(
    bytes: AsyncIterable<Uint8Array>,
    options: { readonly maximumBytes: number },
  ): Promise<ReceivedBytes> {
    return { ...(await this.put(bytes, options)), kept: Promise.resolve() };
  }

  async open(sha256: string, range?: ByteRange): Promise<Readable> {
    return this.body(rawKey(sha256), range);
  }

  async localFile(sha256: string): Promise<LocalFile> {
    const folder = await mkdtemp(join(tmpdir(), "garnetbook-read-"));
    const release = () => rm(folder, { recursive: true, force: true });
    try {
      const path = join(folder, "bytes");
      await pipeline(await this.body(rawKey(sha256)), createWriteStream(path));
      return { path, release };
    } catch (error) {
      await release();
      throw error;
    }
  }

  async putDerived(key: string, bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
    await this.upload(derivedKey(key), bytes);
  }

  async openDerived(key: string): Promise<DerivedFile> {
    const name = derivedKey(key);
    const sizeBytes = await this.sizeOf(name);
    if (sizeBytes === null) throw missing(name);
    return {
      sizeBytes,
      read: async (start, end) => {
        const pieces: Uint8Array[] = [];
        for await (const piece of await this.body(name, { start, end })) pieces.push(piece as Uint8Array);
        return new Uint8Array(Buffer.concat(pieces)).buffer;
      },
      close: async () => undefined,
    };
  }

  async streamDerived(key: string): Promise<{ sizeBytes: number; bytes: Readable }> {
    const name = derivedKey(key);
    const sizeBytes = await this.sizeOf(name);
    if (sizeBytes === null) throw missing(name);
    return { sizeBytes, bytes: await this.body(name) };
  }

  async removeRaw(sha256: string): Promise<void> {
    await this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key: rawKey(sha256) }));
  }

  async removeDerived(key: string): Promise<void> {
    await this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key: derivedKey(key) }));
  }

  /** An object appears whole or not at all; parts of broken uploads are the bucket's own rule to expire. */
  async tidy(): Promise<number> {
    return 0;
  }

  async check(): Promise<void> {
    const Key = `incoming/${randomBytes(16).toString("hex")}`;
    await this.client.send(new PutObjectCommand({ Bucket: this.bucket, Key, Body: new Uint8Array([1]) }));
    await this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key }));
  }

  /** One object of pieces in order, of which one part is held at a time. */
  private async upload(Key: string, bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
    const Bucket = this.bucket;
    const parts = partsOf(bytes, partBytes);
    const first = (await parts.next()).value ?? new Uint8Array(0);
    if (first.length < partBytes) {
      await this.client.send(new PutObjectCommand({ Bucket, Key, Body: first }));
      return;
    }
    const { UploadId } = await this.client.send(new CreateMultipartUploadCommand({ Bucket, Key }));
    try {
      const Parts: { PartNumber: number; ETag: string | undefined }[] = [];
      const send = async (Body: Uint8Array) => {
        const PartNumber = Parts.length + 1;
        const { ETag } = await this.client.send(
          new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }),
        );
        Parts.push({ PartNumber, ETag });
      };
      await send(first);
      for await (const part of parts) if (part.length > 0) await send(part);
      await this.client.send(
        new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }),
      );
    } catch (error) {
      await this.client
        .send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }))
        .catch(() => undefined);
      throw error;
    }
  }

  private async sizeOf(Key: string): Promise<number | null> {
    try {
      const head = await this.client.send(new HeadObjectCommand({ Bucket: this.bucket, Key }));
      return head.ContentLength ?? null;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  private async body(Key: string, range?: ByteRange): Promise<Readable> {
    try {
      const Range = range === undefined ? undefined : `bytes=${range.start}-${range.end - 1}`;
      const found = await this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key, Range }));
      return found.Body as Readable;
    } catch (error) {
      if (isMissing(error)) throw missing(Key);
      throw error;
    }
  }
}

function isMissing(error: unknown): boolean {
  const status = (error as { $metadata?: { httpStatusCode?: number } } | null)?.$metadata?.httpStatusCode;
  return status === 404;
}

function missing(key: string): AppError {
  return new AppError("not_found", `The storage holds no ${key}.`);
}

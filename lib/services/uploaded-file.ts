/** Bytes that are kept for any record, named by their SHA-256. */
import { database, type Transaction } from "@/lib/db/client";
import { ensureRawFile } from "@/lib/db/run-file";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { safeFileName } from "@/lib/domain/safe-file-name";
import { maximumUploadBytes, storage } from "@/lib/storage/configured-storage";
import { tooLarge } from "@/lib/storage/hashed-bytes";
import type { ReceivedBytes, StoredBytes } from "@/lib/storage/storage";
import { requireProject } from "./project-access";

export interface Upload {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** As the sender states it; what is too large is then refused before its first byte. */
  readonly sizeBytes?: number | undefined;
}

/** The bytes of an upload under their hash. @throws AppError too_large */
export async function storeUpload(upload: Upload): Promise<StoredBytes> {
  const { kept, ...stored } = await receiveUpload(upload);
  await kept;
  return stored;
}

/** Larger files take so long to be flushed that no transaction should wait for them. */
const mostBytesBeside = 4 * 1024 * 1024;

/** The same as soon as the hash is known: a small file's bytes may still be on their way. @throws AppError too_large */
export async function receiveUpload({ bytes, sizeBytes = 0 }: Upload): Promise<ReceivedBytes> {
  const maximumBytes = maximumUploadBytes();
  if (sizeBytes > maximumBytes) throw tooLarge(maximumBytes);
  const received = await storage().receive(bytes, { maximumBytes });
  if (received.sizeBytes > mostBytesBeside) await received.kept;
  return received;
}

/**
 * Stores the bytes of a stream under their hash. Permission to write to the project is asked before the first byte.
 * @throws AppError not_found, not_permitted, too_large
 */
export async function keepUpload(
  actor: Actor,
  projectId: string,
  upload: Upload,
): Promise<{ readonly sha256: string; readonly name: string }> {
  await requireProject(database(), actor, "write", projectId);
  const { sha256, sizeBytes } = await storeUpload(upload);
  const name = safeFileName(upload.name);
  await ensureRawFile(database(), { sha256, sizeBytes, originalName: name, uploadedById: actor.userId });
  return { sha256, name };
}

/** The stored file's hash and name at upload. @throws AppError not_found when no such bytes are kept */
export async function requireUploadedFile(
  tx: Transaction,
  sha256: string,
): Promise<{ readonly sha256: string; readonly originalName: string }> {
  const file = await tx.rawFile.findUnique({
    where: { sha256 },
    select: { sha256: true, originalName: true },
  });
  if (file === null) {
    throw new AppError("not_found", `No uploaded file has the SHA-256 ${sha256}: upload its bytes first.`);
  }
  return file;
}

/** @throws AppError not_found when a record does not carry the file */
export function requireCarried(
  code: string,
  files: readonly { readonly sha256: string }[],
  sha256: string,
): void {
  if (files.some((file) => file.sha256 === sha256)) return;
  throw new AppError("not_found", `${code} carries no file with the SHA-256 ${sha256}.`);
}

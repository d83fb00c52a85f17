/** Bytes that were uploaded before, named by their SHA-256. */
import type { Transaction } from "@/lib/db/client";
import { AppError } from "@/lib/domain/errors";

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

/** The process's storage, as the environment configures it: a folder by default, a bucket where one is named. */
import { resolve } from "node:path";
import { S3Client } from "@aws-sdk/client-s3";
import { FolderStorage } from "./folder-storage";
import { S3Storage } from "./s3-storage";
import type { Storage } from "./storage";

const holder = globalThis as unknown as { garnetbookStorage?: { key: string; storage: Storage } };

/** Folder of everything the product keeps outside the database. @default .data in the working folder */
export function dataFolder(): string {
  return resolve(process.env.GARNETBOOK_DATA_DIR || ".data");
}

/** Most bytes of one upload. @default 2 GiB */
export function maximumUploadBytes(): number {
  const given = Number(process.env.GARNETBOOK_MAX_UPLOAD_BYTES);
  return Number.isFinite(given) && given > 0 ? given : 2 * 1024 ** 3;
}

export function storage(): Storage {
  const bucket = process.env.GARNETBOOK_S3_BUCKET ?? "";
  const key = bucket === "" ? dataFolder() : `s3:${bucket}`;
  if (holder.garnetbookStorage?.key !== key) {
    const made = bucket === "" ? new FolderStorage(dataFolder()) : bucketStorage(bucket);
    holder.garnetbookStorage = { key, storage: made };
  }
  return holder.garnetbookStorage.storage;
}

/** Endpoint, region and keys by environment; without keys, the usual ways of the AWS SDK apply. */
function bucketStorage(bucket: string): S3Storage {
  const endpoint = process.env.GARNETBOOK_S3_ENDPOINT || undefined;
  const accessKeyId = process.env.GARNETBOOK_S3_ACCESS_KEY_ID;
  const secretAccessKey = process.env.GARNETBOOK_S3_SECRET_ACCESS_KEY;
  const client = new S3Client({
    region: process.env.GARNETBOOK_S3_REGION || "us-east-1",
    // Checksums of the SDK's newest kind are unknown to many compatible stores; the SHA-256 is ours anyway.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    // Stores other than Amazon's are reached by path, not by a bucket's own host name.
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
  });
  return new S3Storage(client, bucket);
}

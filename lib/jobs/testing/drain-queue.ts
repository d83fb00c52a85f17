/** Does every job that waits, in this process and without threads; throws when one fails. */
import { Logger, runOnce } from "graphile-worker";
import { type FileReading, readStoredFile } from "@/lib/services/read-stored-file";
import { taskList } from "../tasks";

export const readHere: FileReading = async (request, { onProgress }) => readStoredFile(request, onProgress);

export async function drainQueue(databaseUrl: string, reading: FileReading = readHere): Promise<void> {
  const failures: string[] = [];
  const logger = new Logger(() => (level, message) => {
    if (level === "error") failures.push(message);
  });
  await runOnce({ connectionString: databaseUrl, concurrency: 1, logger, taskList: taskList(reading) });
  if (failures.length > 0) throw new Error(failures.join("\n"));
}

/** Whether the parts that the product stands on answer: database, queue, storage. */
import { database } from "@/lib/db/client";
import { queueState } from "@/lib/db/job-queue";
import { storage } from "@/lib/storage/configured-storage";

/** Jobs waiting longer than this without any worker are a fault. */
const longestWaitS = 60;

interface Part {
  readonly isHealthy: boolean;
  readonly detail?: string;
}

export interface Health {
  readonly isHealthy: boolean;
  readonly parts: Readonly<Record<"database" | "queue" | "storage", Part>>;
}

export async function health(): Promise<Health> {
  const [db, queue, files] = await Promise.all([
    probe(async () => {
      await database().$queryRaw`SELECT 1`;
    }),
    probe(async () => {
      const { workers, waiting, oldestWaitingS } = await queueState(database());
      if (workers === 0 && oldestWaitingS > longestWaitS) {
        throw new Error(`no worker is running, and ${waiting} jobs wait`);
      }
    }),
    probe(() => storage().check()),
  ]);
  return {
    isHealthy: db.isHealthy && queue.isHealthy && files.isHealthy,
    parts: { database: db, queue, storage: files },
  };
}

async function probe(check: () => Promise<void>): Promise<Part> {
  try {
    await check();
    return { isHealthy: true };
  } catch (error) {
    return { isHealthy: false, detail: error instanceof Error ? error.message : String(error) };
  }
}

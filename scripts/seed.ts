/** The first start's content: the lab's own empty project, the published data set, the simulated demonstration lab. */
import { ensureLabProject } from "@/lib/services/lab-project";

export async function seed(_say: (line: string) => void): Promise<void> {
  await ensureLabProject();
}

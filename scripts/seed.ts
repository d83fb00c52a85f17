/** The first start's content: the lab's own empty project, the published data set, the simulated demonstration lab. */
import { join } from "node:path";
import { systemActor } from "@/lib/domain/actor";
import { seedDemonstration } from "@/lib/services/demonstration/add-demonstration";
import { ensureLabProject } from "@/lib/services/lab-project";
import { seedLiterature } from "@/lib/services/literature";
import { root } from "./environment";

export async function seed(say: (line: string) => void): Promise<void> {
  await ensureLabProject();
  const published = await seedLiterature(systemActor, { folder: join(root, "prisma/literature") });
  for (const { doi, isChanged } of published) if (isChanged) say(`Published data set brought in: ${doi}.`);
  if (process.env.GARNETBOOK_DEMO !== "off") await seedDemonstration(say);
}

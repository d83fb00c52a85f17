/** The project that holds the demonstration lab, and the codes of what is in it. */
import type { CodedEntity } from "@/lib/domain/codes";
import { codePrefixes } from "@/lib/domain/codes";

export const demonstrationSlug = "demonstration";
export const demonstrationName = "Demonstration lab (simulated)";

/** Stands in the description until the last row is in: a broken-off start is seen by it, and begun again. */
export const unfinishedDescription = "Being simulated …";

export const demonstrationDescription = [
  "Nothing here was measured. Every pellet, cell and file of this project was made by a seeded simulator, to show what",
  "Garnetbook does before the first own cell is built. The files went through the same readers and the same analysis as",
  "an instrument's. It never mixes with measured or published values, and one command removes it whole:",
  "npm run demo -- remove.",
].join(" ");

/** "SIM25-C-07": says what it is wherever it stands, and leaves the lab's own numbers alone. */
export function simulatedCode(entity: CodedEntity, number: number): string {
  return `SIM25-${codePrefixes[entity]}-${String(number).padStart(2, "0")}`;
}

/** The first day in the demonstration lab. */
const firstDay = Date.UTC(2025, 0, 13, 8);

export function dayOf(day: number): string {
  return instantOf(day).slice(0, 10);
}

/** Eight o'clock (UTC) of that day, or so many hours later. */
export function instantOf(day: number, hours = 0): string {
  return new Date(firstDay + (day * 24 + hours) * 3_600_000).toISOString();
}

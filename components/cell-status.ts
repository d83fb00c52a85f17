import type { Cell } from "@/lib/contract/cell";
import type { Tone } from "./badge";

export const cellStatusTones: Readonly<Record<Cell["status"], Tone>> = {
  built: "good",
  running: "accent",
  ended: "neutral",
  dismantled: "neutral",
};

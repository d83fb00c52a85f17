import type { ComparisonGroup } from "@/lib/contract/comparison";
import type { Tone } from "./badge";

type Grade = ComparisonGroup["grade"];

export const gradeTitles: Readonly<Record<Grade, string>> = {
  supported: "supported",
  tentative: "tentative",
  descriptive_only: "descriptive only",
};

export const gradeTones: Readonly<Record<Grade, Tone>> = {
  supported: "good",
  tentative: "accent",
  descriptive_only: "warn",
};

/** "Thursday, July 19, 2018" or "Donnerstag, 19. Juli 2018" and "9:40:30 AM" as a start on the instrument's clock. */
import type { StartTime } from "@/lib/domain/parsed-file";
import { decideDateOrder, startTimeOf } from "../clock-date";

/** Null where there is no date; `iso` null where the date is in words of a language not known, or ambiguous. */
export function acquiredAt(date: string | undefined, time: string | undefined): StartTime | null {
  if (date === undefined || date.trim() === "") return null;
  const printed = `${date} ${time ?? ""}`.trim();
  const day = date.replace(/^\s*\p{L}+,?\s+(?=.*\p{L}{3})/u, "");
  const monthFirst = /^(\p{L}{3,9})\s+(\d{1,2}),?\s+(\d{4})$/u.exec(day);
  const plain = monthFirst === null ? day : `${monthFirst[2]} ${monthFirst[1]} ${monthFirst[3]}`;
  return { ...startTimeOf(`${plain} ${time ?? ""}`.trim(), decideDateOrder([plain])), printed };
}

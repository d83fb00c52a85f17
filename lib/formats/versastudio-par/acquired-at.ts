/** "Thursday, July 19, 2018" and "9:40:30 AM" as a start on the instrument's clock. */
import type { StartTime } from "@/lib/domain/parsed-file";
import { decideDateOrder, parseClock, startTimeOf } from "../clock-date";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Null where there is no date; `iso` null where the date is in words of another language or ambiguous. */
export function acquiredAt(date: string | undefined, time: string | undefined): StartTime | null {
  if (date === undefined || date.trim() === "") return null;
  const printed = `${date} ${time ?? ""}`.trim();
  const named = /([A-Za-z]{3,9})\s+(\d{1,2}),?\s+(\d{4})/.exec(date);
  const month = months.indexOf(named?.[1]?.slice(0, 3).toLowerCase() ?? "");
  if (named !== null && month >= 0) {
    const plain = `${named[3]}-${month + 1}-${named[2]} ${time ?? ""}`.trim();
    const reading = parseClock(plain, "ymd");
    if (reading === null) return { printed, iso: null, zone: "unknown" };
    return { printed, iso: new Date(reading.seconds * 1000).toISOString().replace("Z", ""), zone: "unknown" };
  }
  return { ...startTimeOf(printed, decideDateOrder([date])), printed };
}

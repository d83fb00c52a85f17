import { type HistoryQuery, historyQuery } from "@/lib/contract/audit";

const everything: HistoryQuery = { limit: 50 };

/** The filters of the address; days are whole days in UTC. An address that cannot be read says so and shows all. */
export function historyFilters(parameters: Readonly<Record<string, string | undefined>>): {
  readonly query: HistoryQuery;
  readonly problem: string | null;
} {
  const { fromDay, toDay, ...rest } = parameters;
  const parsed = historyQuery.safeParse({
    ...rest,
    ...(fromDay === undefined ? {} : { from: startOf(fromDay, 0) }),
    ...(toDay === undefined ? {} : { to: startOf(toDay, 1) }),
  });
  if (parsed.success) return { query: parsed.data, problem: null };
  const names = parsed.error.issues.map(({ path }) => path.join(".")).join(", ");
  return { query: everything, problem: `These filters cannot be read, so all events are shown: ${names}.` };
}

/** The instant a day begins, some days later; the text itself where it is no day. */
function startOf(day: string, daysLater: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  date.setUTCDate(date.getUTCDate() + daysLater);
  return date.toISOString();
}

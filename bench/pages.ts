/** Pages over the large lab against the empty page of the same frame plus the plain SQL that they need. */
import { systemActor } from "@/lib/domain/actor";
import { listCells } from "@/lib/services/cell";
import { evaluateComparison } from "@/lib/services/comparison";
import { ratio, rounded, type Timing, timed } from "./measure";
import { emptyApplicationKb, scriptWeight } from "./script-weight";
import { plainSql, statementsOf } from "./statements";
import { startWebServer, type WebServer } from "./web-server";

/** Of a page against the empty one and its SQL. */
const goal = 2;

const pages = [
  {
    name: "ranking",
    path: "/",
    service: () => evaluateComparison(systemActor, { metric: "coulombic_efficiency", poolReported: false }),
  },
  {
    name: "cell list",
    path: "/cells",
    service: () => listCells(systemActor, { limit: 50, includeArchived: false }),
  },
] as const;

interface WebReport {
  pages?: Record<string, unknown>;
  script?: ReturnType<typeof scriptWeight>;
}

export async function benchWeb(
  url: string,
  say: (line: string) => void,
  wanted: { readonly pages: boolean; readonly script: boolean },
): Promise<WebReport> {
  const report: WebReport = {};
  // Before the server starts: a build beside it would slow it down.
  const emptyKb = wanted.script ? emptyApplicationKb(say) : 0;
  const web = await startWebServer(url, say);
  try {
    if (wanted.script) report.script = scriptWeight(await web.get("/"), emptyKb, say);
    if (wanted.pages) report.pages = await benchPages(url, web, say);
  } finally {
    await web.stop();
  }
  return report;
}

async function benchPages(url: string, web: WebServer, say: (line: string) => void) {
  const blank = await timed(() => web.get("/blank"));
  say(`empty page: ${blank.medianMs} ms`);
  const measured: Record<string, unknown> = { emptyPage: blank };
  for (const page of pages) {
    const sql = await plainSql(url, await statementsOf(page.service));
    const whole: Timing = await timed(() => web.get(page.path));
    const bytes = (await web.get(page.path)).length;
    const against = ratio(whole.medianMs, blank.medianMs + sql.medianMs, goal);
    measured[page.name] = { ...against, page: whole, plainSql: sql, kilobytes: rounded(bytes / 1000) };
    say(`${page.name}: ${whole.medianMs} ms, its SQL ${sql.medianMs} ms, ratio ${against.ratio}`);
  }
  return measured;
}

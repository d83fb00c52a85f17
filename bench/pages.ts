/** Pages over the large lab against the empty page of the same frame plus the plain SQL that they need. */
import { systemActor } from "@/lib/domain/actor";
import { listCells } from "@/lib/services/cell";
import { comparisonObservations, evaluateComparison, resultOf } from "@/lib/services/comparison";
import { ratio, rounded, type Timing, timed } from "./measure";
import { emptyApplicationKb, scriptWeight } from "./script-weight";
import { plainSql, statementsOf } from "./statements";
import { startWebServer, type WebServer } from "./web-server";

/** Of a page against the empty one and its SQL; the ranking also with its estimators' own time. */
const goal = 2;
/** As sent, which is compressed. */
const goalKb = 300;

interface MeasuredPage {
  readonly name: string;
  readonly path: string;
  readonly service: () => Promise<unknown>;
  /** What the page computes of its rows, and would wherever it was computed. */
  readonly estimator?: () => Promise<() => unknown>;
}

const ranking = { metric: "coulombic_efficiency", poolReported: false } as const;

const pages: readonly MeasuredPage[] = [
  {
    name: "ranking",
    path: "/",
    service: () => evaluateComparison(systemActor, ranking),
    estimator: async () => {
      const observations = await comparisonObservations(systemActor, ranking, null);
      return () => resultOf(observations, ranking);
    },
  },
  {
    name: "cell list",
    path: "/cells",
    service: () => listCells(systemActor, { limit: 50, includeArchived: false }),
  },
];

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
    const sentKb = rounded((await web.sentBytes(page.path)) / 1000);
    const unpackedKb = rounded((await web.get(page.path)).length / 1000);
    const floorMs = blank.medianMs + sql.medianMs;
    const against = ratio(whole.medianMs, floorMs, goal);
    const weight = { sentKb, unpackedKb, goalKb, isLightEnough: sentKb <= goalKb };
    const estimator = page.estimator === undefined ? null : await timed(await page.estimator(), { times: 5 });
    const withEstimator =
      estimator === null
        ? {}
        : { estimator, withEstimator: ratio(whole.medianMs, floorMs + estimator.medianMs, goal) };
    measured[page.name] = { ...against, ...withEstimator, page: whole, plainSql: sql, ...weight };
    say(`${page.name}: ${whole.medianMs} ms, its SQL ${sql.medianMs} ms, ratio ${against.ratio}`);
  }
  return measured;
}

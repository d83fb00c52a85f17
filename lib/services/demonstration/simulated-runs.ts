/** Runs of the demonstration lab: each gets the file that its simulated cycler wrote, read as any other is. */
import type { Cell } from "@/lib/contract/cell";
import type { Pellet } from "@/lib/contract/pellet";
import type { Protocol } from "@/lib/contract/protocol";
import type { Run, RunCreate } from "@/lib/contract/run";
import { database } from "@/lib/db/client";
import { removeJob } from "@/lib/db/job-queue";
import type { Actor } from "@/lib/domain/actor";
import { updateCell } from "../cell";
import { excludeCell } from "../exclusion";
import { ingestRunFile } from "../ingest";
import { type FileReading, readStoredFile } from "../read-stored-file";
import { createRuns, endRun, getRun } from "../run";
import { analyseRun } from "../run-analysis";
import { attachUpload, changeRunFile } from "../run-file";
import { instantOf, simulatedCode } from "./demonstration-project";
import { createSimulatedMapping } from "./simulated-mapping";
import { type SimulatedFile, simulateTest } from "./simulated-test";
import { leakReason, type PlannedCell, type PlannedTest } from "./story";

interface Tested {
  readonly planned: PlannedCell & { readonly test: PlannedTest };
  readonly cell: Cell;
  readonly pellet: Pellet;
  readonly seed: number;
}

/** A day of rest lies between build and test. */
const restDays = 1;

export async function createSimulatedRuns(
  actor: Actor,
  input: {
    readonly projectId: string;
    readonly plan: readonly PlannedCell[];
    readonly cells: readonly Cell[];
    readonly pellets: readonly Pellet[];
    readonly protocols: ReadonlyMap<PlannedTest, Protocol>;
  },
): Promise<void> {
  const tested = input.plan.flatMap((planned, index): Tested[] =>
    planned.test === null
      ? []
      : [
          {
            planned: { ...planned, test: planned.test },
            cell: input.cells[index]!,
            pellet: input.pellets[index]!,
            seed: 101 + index,
          },
        ],
  );
  const runs = await createRuns(
    actor,
    tested.map((each, index) => runOf(each, index, input.protocols)),
  );
  const mapping = await createSimulatedMapping(actor, input.projectId);
  for (const [index, each] of tested.entries()) {
    const run = runs[index]!;
    if (each.planned.oddity === "no_file_yet") continue;
    const file = simulateTest(each.planned, {
      code: each.cell.code,
      pellet: each.pellet,
      startedAt: new Date(run.startedAt ?? instantOf(each.planned.day + restDays)),
      seed: each.seed,
    });
    if (each.planned.oddity === "growing_file") await sendFile(actor, run, beginningOf(file), null);
    await sendFile(actor, run, file, each.planned.file === "text" ? mapping.id : null);
    await analyse(run);
    await conclude(actor, each, run);
  }
}

function runOf(
  { planned, cell, seed }: Tested,
  index: number,
  protocols: ReadonlyMap<PlannedTest, Protocol>,
): RunCreate {
  const isWaiting = planned.oddity === "no_file_yet";
  return {
    cellId: cell.id,
    code: simulatedCode("run", index + 1),
    protocolId: protocols.get(planned.test)!.id,
    cycler: planned.file === "text" ? "simulated cycler 2" : "simulated cycler 1",
    channel: seed % 9 === 0 ? null : String((seed % 16) + 1),
    temperatureC: planned.oddity === "no_temperature" ? null : 25,
    startedAt: isWaiting ? null : instantOf(planned.day + restDays),
    formationCycles: planned.test === "life" ? 3 : 0,
    notes: "Simulated.",
    status: isWaiting ? "planned" : "running",
  };
}

/** What the cycler had written when somebody first looked: whole lines, somewhat over half of the file. */
function beginningOf({ name, bytes }: SimulatedFile): SimulatedFile {
  return { name, bytes: bytes.subarray(0, bytes.indexOf(0x0a, Math.floor(bytes.length * 0.6)) + 1) };
}

/** The reading of the ingest, here and now: the worker may not be up yet. */
const readHere: FileReading = async (request, { onProgress }) => readStoredFile(request, onProgress);

async function sendFile(
  actor: Actor,
  run: Run,
  file: SimulatedFile,
  mappingId: string | null,
): Promise<void> {
  const attached = await attachUpload(actor, run.id, { name: file.name, bytes: inOnePiece(file.bytes) });
  await ingest(attached.id);
  if (mappingId === null) return;
  await changeRunFile(actor, { ref: run.id, fileId: attached.id, columnMappingId: mappingId });
  await ingest(attached.id);
}

async function ingest(runFileId: string): Promise<void> {
  await ingestRunFile(runFileId, readHere);
  await removeJob(database(), "ingest-run-file", { runFileId });
}

async function analyse(run: Run): Promise<void> {
  await analyseRun(run.id);
  await removeJob(database(), "analyse-run", { runId: run.id });
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** A person's word on the end where the plan has one, the state of the cell, and the reason of an exclusion. */
async function conclude(actor: Actor, { planned, cell }: Tested, run: Run): Promise<void> {
  const { endEvent = null, censorReason = null, reason } = planned.end;
  const analysed = await getRun(actor, run.id);
  const seconds = analysed.result?.durationS ?? 0;
  const endedAt = new Date(
    Date.parse(run.startedAt ?? instantOf(planned.day)) + seconds * 1000,
  ).toISOString();
  const isRunning = censorReason === "still_running";
  const isDecided = endEvent !== null || censorReason !== null;
  if (isDecided) {
    await endRun(actor, {
      ref: run.id,
      version: analysed.version,
      endEvent,
      censorReason,
      reason,
      ...(isRunning ? {} : { endedAt }),
    });
    await analyse(run);
  }
  const isOpened = censorReason === "dismantled_for_postmortem";
  // What only a rule has called dead is still on its channel.
  const status = isRunning || !isDecided ? "running" : isOpened ? "dismantled" : "ended";
  await updateCell(actor, { ref: cell.id, version: cell.version, status });
  if (planned.oddity === "leaked") {
    await excludeCell(actor, { ref: cell.id, metric: "all", reason: leakReason });
  }
}

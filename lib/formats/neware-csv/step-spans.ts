/** Which records belong to which cycle and step of a nested export, from the rows between them. */
import type { Column } from "@/lib/domain/recording";
import { splitCells } from "../sample-rows";
import type { NestedTitles } from "./nested-titles";

/** Bytes a record of the columns made here. */
export const stepSpanRowBytes = 14;

interface Span {
  readonly firstRecord: number;
  readonly cycle: number;
  readonly stepIndex: number;
  readonly stepNumber: number;
  readonly stepType: string;
}

/** Collects cycle and step rows while records are read. */
export class StepSpans {
  /** Cycle and step rows that could not be understood. */
  badRows = 0;
  private readonly titles: NestedTitles;
  private readonly spans: Span[] = [];
  private cycle = Number.NaN;

  constructor(titles: NestedTitles) {
    this.titles = titles;
  }

  /** A row that is no record: a cycle (and perhaps its first step behind it), or a step. */
  add(text: string, recordsBefore: number): void {
    const cells = splitCells(text, this.titles.delimiter);
    if (cells.every((cell) => cell === "")) return;
    if (cells[0] !== "") {
      const cycle = Number(cells[0]);
      if (!Number.isInteger(cycle)) {
        this.badRows += 1;
        return;
      }
      this.cycle = cycle;
      const rest = cells.slice(this.titles.cycle.length);
      if (rest.some((cell) => cell !== "")) this.addStep(rest, recordsBefore);
    } else this.addStep(cells.slice(1), recordsBefore);
  }

  /** Columns over all records; empty when the file has no step rows. */
  columns(rows: number): Column[] {
    if (this.spans.length === 0) return [];
    const cycle = new Uint32Array(rows);
    const stepNumber = new Uint32Array(rows);
    const stepIndex = new Uint32Array(rows);
    const labels = [...new Set(["", ...this.spans.map((span) => span.stepType)])];
    const state = new Uint16Array(rows);
    for (const [at, span] of this.spans.entries()) {
      const end = this.spans[at + 1]?.firstRecord ?? rows;
      cycle.fill(span.cycle, span.firstRecord, end);
      stepIndex.fill(span.stepIndex, span.firstRecord, end);
      stepNumber.fill(Number.isNaN(span.stepNumber) ? at + 1 : span.stepNumber, span.firstRecord, end);
      state.fill(labels.indexOf(span.stepType), span.firstRecord, end);
    }
    const origin = "file" as const;
    const title = (pattern: RegExp, otherwise: string) =>
      this.titles.step.find((each) => pattern.test(each)) ?? otherwise;
    return [
      { name: this.titles.cycle[0] ?? "Cycle", unit: "1", role: "vendorCycle", values: cycle, origin },
      { name: title(numberTitle, "Step number"), unit: "1", role: "vendorStep", values: stepNumber, origin },
      { name: title(indexTitle, "Step index"), unit: "1", role: null, values: stepIndex, origin },
      { name: title(typeTitle, "Step type"), unit: "1", role: "state", values: state, labels, origin },
    ];
  }

  private addStep(cells: readonly string[], firstRecord: number): void {
    const cell = (pattern: RegExp) => cells[this.titles.step.findIndex((title) => pattern.test(title))];
    const stepIndex = Number(cell(indexTitle) ?? cells[0]);
    if (!Number.isInteger(stepIndex)) {
      this.badRows += 1;
      return;
    }
    const number = cell(numberTitle);
    this.spans.push({
      firstRecord,
      cycle: this.cycle,
      stepIndex,
      stepNumber: number === undefined ? Number.NaN : Number(number),
      stepType: cell(typeTitle) ?? "",
    });
  }
}

const indexTitle = /^(step (index|id)|工步号|工步序号)$/i;
const numberTitle = /^step number$/i;
const typeTitle = /^(step (type|name)|工步类型|工步名称)$/i;

"use client";

import { type FormEvent, useId } from "react";
import type { ComparisonQuery } from "@/lib/contract/comparison";
import { Button } from "../button";
import { controlClass } from "../field";

type Change = Partial<ComparisonQuery>;

const ranges = [
  { title: "Thickness", unit: "nm", type: "number", from: "thicknessMinNm", to: "thicknessMaxNm" },
  { title: "Temperature", unit: "°C", type: "number", from: "temperatureMinC", to: "temperatureMaxC" },
  { title: "Built", unit: "", type: "date", from: "builtFrom", to: "builtTo" },
] as const;

const names = [
  { title: "Built by", field: "operators" },
  { title: "Protocol", field: "protocolCodes" },
  { title: "Cycler", field: "cyclers" },
] as const;

/** Filters beyond the usual ones, applied together; open where one of them is in force. */
export function MoreFilters({
  query,
  onApply,
}: {
  query: ComparisonQuery;
  onApply: (change: Change) => void;
}) {
  const id = useId();
  const inForce = [
    ...ranges.flatMap(({ from, to }) => [query[from], query[to]]),
    ...names.map(({ field }) => query[field]?.join()),
  ].filter((each) => each !== undefined && each !== "").length;
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onApply(changeOf(new FormData(event.currentTarget)));
  };
  return (
    <details className="text-sm" open={inForce > 0}>
      <summary className="touch w-fit cursor-pointer text-ink-soft">
        More filters{inForce === 0 ? "" : ` (${inForce})`}
      </summary>
      {/* Another view has other filters in force: its form starts anew. */}
      <form
        key={JSON.stringify([
          ranges.map(({ from, to }) => [query[from], query[to]]),
          names.map(({ field }) => query[field]),
        ])}
        onSubmit={apply}
        className="mt-1 flex flex-wrap items-end gap-x-4 gap-y-2"
      >
        {ranges.map(({ title, unit, type, from, to }) => (
          <fieldset key={title} className="flex items-center gap-1.5">
            <legend className="float-left mr-1 text-ink-soft">
              {title}
              {unit === "" ? "" : ` / ${unit}`}
            </legend>
            <input
              name={from}
              type={type}
              step="any"
              aria-label={`${title} from`}
              defaultValue={query[from] ?? ""}
              className={`${controlClass} ${type === "date" ? "w-36" : "w-20 text-right"} py-1`}
            />
            <span className="text-ink-soft">to</span>
            <input
              name={to}
              type={type}
              step="any"
              aria-label={`${title} to`}
              defaultValue={query[to] ?? ""}
              className={`${controlClass} ${type === "date" ? "w-36" : "w-20 text-right"} py-1`}
            />
          </fieldset>
        ))}
        {names.map(({ title, field }) => (
          <label key={field} htmlFor={`${id}-${field}`} className="flex items-center gap-1.5">
            <span className="text-ink-soft">{title}</span>
            <input
              id={`${id}-${field}`}
              name={field}
              autoComplete="off"
              placeholder="several by ;"
              defaultValue={query[field]?.join("; ") ?? ""}
              className={`${controlClass} w-36 py-1`}
            />
          </label>
        ))}
        <Button type="submit">Apply</Button>
        {inForce === 0 ? null : (
          <Button look="quiet" onClick={() => onApply(changeOf(new FormData()))}>
            Clear
          </Button>
        )}
      </form>
    </details>
  );
}

/** Every filter of the form, those left empty taken away. */
function changeOf(form: FormData): Change {
  const text = (name: string) => String(form.get(name) ?? "").trim() || undefined;
  const number = (name: string) => {
    const value = Number(text(name) ?? Number.NaN);
    return Number.isFinite(value) ? value : undefined;
  };
  const list = (name: string) =>
    text(name)
      ?.split(";")
      .map((each) => each.trim())
      .filter((each) => each !== "");
  return {
    thicknessMinNm: number("thicknessMinNm"),
    thicknessMaxNm: number("thicknessMaxNm"),
    temperatureMinC: number("temperatureMinC"),
    temperatureMaxC: number("temperatureMaxC"),
    builtFrom: text("builtFrom"),
    builtTo: text("builtTo"),
    operators: list("operators"),
    protocolCodes: list("protocolCodes"),
    cyclers: list("cyclers"),
  };
}

"use client";

/** Keeps a fitted resistance as the pellet's conductivity: which part, at what temperature, over which area. */
import { type FormEvent, useState } from "react";
import type { PelletFit } from "@/lib/contract/impedance";
import { Button } from "./button";
import { parseDecimal } from "./decimal";
import { NumberField, SelectField } from "./field";
import { estimateText } from "./impedance-tables";
import { ProblemNote } from "./problem-note";
import { useAction } from "./use-action";

export interface ConductivityValues {
  readonly circuit: string;
  readonly part: "bulk" | "total";
  readonly temperatureC: number;
  readonly electrodeDiameterMm: number;
  readonly electrodeDiameterStandardUncertaintyMm: number | null;
  readonly thicknessStandardUncertaintyUm: number | null;
}

export function ConductivityForm({
  fits,
  chosen,
  pellet,
  given,
  keep,
}: {
  /** Those with a resistance of the pellet. */
  fits: readonly PelletFit[];
  chosen: string;
  pellet: { readonly code: string; readonly thicknessUm: number | null };
  given: { readonly temperatureC: number | null; readonly electrodeDiameterMm: number | null };
  /** @returns what was kept, in words */
  keep: (values: ConductivityValues) => Promise<string>;
}) {
  const [circuit, setCircuit] = useState(chosen);
  const [part, setPart] = useState<"bulk" | "total">("total");
  const [texts, setTexts] = useState({
    temperatureC: given.temperatureC?.toString() ?? "",
    electrodeDiameterMm: given.electrodeDiameterMm?.toString() ?? "",
    electrodeDiameterStandardUncertaintyMm: "",
    thicknessStandardUncertaintyUm: "",
  });
  const [kept, setKept] = useState<string | null>(null);
  const { run, problem, isBusy } = useAction();
  const fit = fits.find((each) => each.circuit === circuit);
  const resistance = part === "bulk" ? fit?.bulkOhm : fit?.totalOhm;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setKept(null);
    void run(async () => {
      const number = (name: keyof typeof texts) => parseDecimal(texts[name]);
      setKept(
        await keep({
          circuit,
          part,
          temperatureC: number("temperatureC") ?? Number.NaN,
          electrodeDiameterMm: number("electrodeDiameterMm") ?? Number.NaN,
          electrodeDiameterStandardUncertaintyMm: number("electrodeDiameterStandardUncertaintyMm"),
          thicknessStandardUncertaintyUm: number("thicknessStandardUncertaintyUm"),
        }),
      );
    });
  };
  const field = (
    name: keyof typeof texts,
    label: string,
    unit: string,
    isRequired: boolean,
    hint?: string,
  ) => (
    <NumberField
      label={label}
      unit={unit}
      isRequired={isRequired}
      hint={hint}
      problem={problem?.byPath[name]}
      value={texts[name]}
      onChange={(event) => setTexts({ ...texts, [name]: event.target.value })}
    />
  );
  return (
    <form onSubmit={submit} className="flex flex-col gap-3 rounded border border-line bg-surface p-3">
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        <SelectField
          label="Resistance"
          value={part}
          hint={resistance == null ? "not told apart by this circuit" : `${estimateText(resistance)} Ω`}
          onChange={(event) => setPart(event.target.value === "bulk" ? "bulk" : "total")}
        >
          <option value="total">total (bulk and grain boundaries)</option>
          <option value="bulk">bulk</option>
        </SelectField>
        <SelectField label="Circuit" value={circuit} onChange={(event) => setCircuit(event.target.value)}>
          {fits.map((each) => (
            <option key={each.circuit} value={each.circuit}>
              {each.circuit}
              {each.circuit === chosen ? " (chosen)" : ""}
            </option>
          ))}
        </SelectField>
        {field("temperatureC", "Temperature", "°C", true)}
        {field("electrodeDiameterMm", "Electrode diameter", "mm", true, "of the overlap, not of the pellet")}
        {field(
          "electrodeDiameterStandardUncertaintyMm",
          "Its standard uncertainty",
          "mm",
          false,
          "left out when empty",
        )}
        {field(
          "thicknessStandardUncertaintyUm",
          "Standard uncertainty of the thickness",
          "µm",
          false,
          pellet.thicknessUm === null
            ? "the pellet has no thickness yet"
            : `thickness ${pellet.thicknessUm} µm`,
        )}
      </div>
      {problem === null ? null : <ProblemNote>{problem.message}</ProblemNote>}
      {kept === null ? null : <ProblemNote tone="info">{kept}</ProblemNote>}
      <div>
        <Button look="primary" type="submit" disabled={isBusy || resistance == null}>
          Use as conductivity of {pellet.code}
        </Button>
      </div>
    </form>
  );
}

import Link from "next/link";
import { Suspense } from "react";
import { Badge } from "@/components/badge";
import { significant } from "@/components/decimal";
import { ImpedancePlots } from "@/components/impedance-plots";
import { ArcTable, CircuitTable, estimateText } from "@/components/impedance-tables";
import { ProblemNote } from "@/components/problem-note";
import { Section } from "@/components/section";
import type { Characterization } from "@/lib/contract/characterization";
import type { Spectrum } from "@/lib/contract/impedance";
import type { Actor } from "@/lib/domain/actor";
import { fitSpectrum, listSpectra } from "@/lib/services/impedance";
import { KeepConductivity } from "./keep-conductivity";

/** Spectra of an EIS record: one is drawn and fitted at a time. Nothing for other techniques. */
export function ImpedanceSection(props: {
  actor: Actor;
  record: Characterization;
  shown: number;
  mayWrite: boolean;
}) {
  if (props.record.technique !== "EIS" || props.record.files.length === 0) return null;
  return (
    <Section title="Impedance">
      <Suspense fallback={<p className="text-ink-soft">Reading the spectra and fitting circuits …</p>}>
        <Spectra {...props} />
      </Suspense>
    </Section>
  );
}

async function Spectra({
  actor,
  record,
  shown,
  mayWrite,
}: {
  actor: Actor;
  record: Characterization;
  shown: number;
  mayWrite: boolean;
}) {
  const { items, notRead } = await listSpectra(actor, record.code);
  const spectrum = items[shown] ?? items[0];
  return (
    <div className="flex flex-col gap-3">
      {items.length < 2 ? null : <SpectrumChoice code={record.code} items={items} current={spectrum} />}
      {notRead.map(({ sha256, fileName, reason }) => (
        <p key={sha256} className="text-sm text-ink-soft">
          {fileName}: {reason}
        </p>
      ))}
      {spectrum === undefined ? null : (
        <OneSpectrum actor={actor} record={record} spectrum={spectrum} mayWrite={mayWrite} />
      )}
    </div>
  );
}

function SpectrumChoice({
  code,
  items,
  current,
}: {
  code: string;
  items: readonly Spectrum[];
  current: Spectrum | undefined;
}) {
  return (
    <nav aria-label="Spectra" className="flex flex-wrap gap-1.5">
      {items.map((each, index) => (
        <Link
          key={`${each.sha256}-${each.sweep}`}
          href={`/characterizations/${code}?spectrum=${index}`}
          aria-current={each === current ? "true" : undefined}
          className="touch rounded border border-line px-2 py-0.5 text-sm aria-[current=true]:border-accent aria-[current=true]:bg-accent-soft"
        >
          {each.fileName} · {each.name}
        </Link>
      ))}
    </nav>
  );
}

async function OneSpectrum({
  actor,
  record,
  spectrum,
  mayWrite,
}: {
  actor: Actor;
  record: Characterization;
  spectrum: Spectrum;
  mayWrite: boolean;
}) {
  const { sha256, sweep, kramersKronig: test } = spectrum;
  const fit = await fitSpectrum(actor, { ref: record.code, sha256, sweep });
  const usable = fit.tried.filter(({ totalOhm, bulkOhm }) => totalOhm !== null || bulkOhm !== null);
  const first = fit.chosen ?? usable[0];
  return (
    <>
      {test === null ? (
        <ProblemNote tone="warn">
          Too few points, or less than a decade of frequency, for the Kramers–Kronig test.
        </ProblemNote>
      ) : (
        <p className="flex flex-wrap items-center gap-2">
          <Badge tone={test.isConsistent ? "good" : "warn"}>
            {test.isConsistent ? "Kramers–Kronig consistent" : "not Kramers–Kronig consistent"}
          </Badge>
          <span className="text-sm text-ink-soft">
            Residuals {significant(100 * test.rmsResidual, 2)} % RMS (limit 1 %), largest{" "}
            {significant(100 * test.largestResidual, 2)} % at {significant(test.largestAtHz, 2)} Hz.
            {spectrum.pointsLeftOut > 0
              ? ` ${spectrum.pointsLeftOut} records without an impedance left out.`
              : ""}
          </span>
        </p>
      )}
      {fit.chosen === null ? (
        <ProblemNote tone="warn">
          No circuit describes this spectrum with values it determines; those that converged are listed below.
        </ProblemNote>
      ) : (
        <>
          <p>
            <code>{fit.chosen.circuit}</code>
            {fit.chosen.totalOhm === null ? "" : `: total ${estimateText(fit.chosen.totalOhm)} Ω`}
            {fit.chosen.bulkOhm === null ? "" : `, bulk ${estimateText(fit.chosen.bulkOhm)} Ω`}
            {fit.chosen.totalOhm !== null && fit.chosen.bulkOhm === null
              ? "; bulk and grain boundaries are not resolved"
              : ""}
            <span className="text-ink-soft">
              {" "}
              (± one standard uncertainty;{" "}
              {fit.cellConstantPerCm === null
                ? "arcs named without the pellet's geometry, which is not known here"
                : "arcs named by capacitance over the pellet's geometry"}
              )
            </span>
          </p>
          <ArcTable fit={fit.chosen} />
        </>
      )}
      <ImpedancePlots spectrum={spectrum} fit={fit.chosen} source={`${record.code}, ${record.provenance}.`} />
      <details className="rounded border border-line bg-surface px-3 py-2">
        <summary className="cursor-pointer font-medium">Circuits tried ({fit.tried.length})</summary>
        <p className="my-1 text-sm text-ink-soft">Chosen by: {fit.criterion}.</p>
        <CircuitTable tried={fit.tried} chosen={fit.chosen?.circuit ?? null} />
      </details>
      {!mayWrite || fit.pellet === null || first === undefined || usable.length === 0 ? null : (
        <KeepConductivity
          key={`${sha256}-${sweep}`}
          code={record.code}
          sha256={sha256}
          sweep={sweep}
          fits={usable}
          chosen={first.circuit}
          pellet={fit.pellet}
          given={fit}
        />
      )}
    </>
  );
}

/** Spectra of real instruments: what the test and the fit say of them. */
import { describe, expect, it } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import { readFile } from "@/lib/formats/read-file";
import { hasRealFile, realFileBytes } from "@/lib/formats/testing/real-data";
import { fitPellet } from "./fit-pellet";
import { kramersKronig } from "./kramers-kronig";
import { spectrumOf } from "./spectrum";

function realSpectrum(name: string) {
  const path = `impedance/${name}`;
  const file = readFile(bytesSource(name, realFileBytes(path)));
  const spectra = file.recordings.flatMap((recording) => spectrumOf(recording) ?? []);
  expect(spectra.length).toBeGreaterThan(0);
  return spectra[0]!;
}

describe("real spectra", () => {
  const sulfide = "PEIS_LPSCl_IonBlocking_-25C.mpr";
  it.skipIf(!hasRealFile(`impedance/${sulfide}`))("a sulfide pellet between blocking electrodes", () => {
    const spectrum = realSpectrum(sulfide);
    expect(spectrum.frequencyHz).toHaveLength(79);
    expect(kramersKronig(spectrum)).toMatchObject({ isConsistent: true });
    const { chosen } = fitPellet(spectrum, {
      circuits: ["L+R0+(R1||CPE1)+(R2||CPE2)", "L+R0+(R1||CPE1)+CPE0"],
    });
    expect(chosen!.totalOhm!.value).toBeGreaterThan(1440);
    expect(chosen!.totalOhm!.value).toBeLessThan(1480);
    expect(chosen!.totalOhm!.standardUncertainty).toBeLessThan(20);
  });

  const symmetric = "exampleDataZPlot.z";
  it.skipIf(!hasRealFile(`impedance/${symmetric}`))("two arcs and the leads of a ZPlot file", () => {
    const spectrum = realSpectrum(symmetric);
    expect(kramersKronig(spectrum)).toMatchObject({ isConsistent: true });
    const { chosen } = fitPellet(spectrum, { circuits: ["L+R0+(R1||CPE1)", "L+(R1||CPE1)+(R2||CPE2)"] });
    expect(chosen!.circuit).toBe("L+(R1||CPE1)+(R2||CPE2)");
    expect(chosen!.arcs.map((arc) => Math.round(arc.resistanceOhm.value))).toEqual([149, 505]);
  });

  const drifting = "exampleDataGamry.DTA";
  it.skipIf(!hasRealFile(`impedance/${drifting}`))("a spectrum that fails the test at its slow end", () => {
    const test = kramersKronig(realSpectrum(drifting))!;
    expect(test.isConsistent).toBe(false);
    expect(test.largestAtHz).toBeLessThan(1);
  });
});

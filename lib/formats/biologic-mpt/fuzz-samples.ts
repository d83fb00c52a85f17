/** Small files to damage: with and without header, decimal comma, impedance, times as dates. */
import { latin1Bytes, syntheticEclabText } from "../testing/synthetic-eclab-text";
import { eclabSpectrum, syntheticSpectrum } from "../testing/synthetic-spectrum";

export function fuzzSamples(): Uint8Array[] {
  const columns = [
    [3, 1, 1, 1],
    [0.05, 1800.5, 3600.25, 5400.125],
    [2.50857, -0.1253, -0.1254, 0.2501],
    [0, -0.25, -0.25, 0.25],
  ];
  const titles = ["mode", "time/s", "Ewe/V", "dq/mA.h"];
  const dates = ["10/20/2021 23:59:59.5000", "10/21/2021 00:00:01.0000"];
  return [
    syntheticEclabText({ titles, columns }),
    syntheticEclabText({ titles, columns, decimal: ",", header: false }),
    syntheticEclabText({ titles: ["time/s", "I/mA"], columns: [dates, [1, 2]] }),
    eclabSpectrum(syntheticSpectrum(), { sweeps: 2, lostTitle: "freq/Hz" }),
  ].map(latin1Bytes);
}

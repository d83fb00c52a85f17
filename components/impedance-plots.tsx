/** The figures of one spectrum: Nyquist with equal axes, Bode, and the residuals of the Kramers–Kronig test. */
import type { PelletFit, Spectrum } from "@/lib/contract/impedance";
import { prepareBode, prepareNyquist, prepareResiduals } from "@/lib/plots/impedance-model";
import { xySize } from "@/lib/plots/xy-model";
import { significant } from "./decimal";
import { Figure } from "./plot/figure";
import { XyPlot, xyData } from "./plot/xy-plot";

export function ImpedancePlots({
  spectrum,
  fit,
  source,
}: {
  spectrum: Spectrum;
  fit: PelletFit | null;
  /** Record and page, for the captions. */
  source: string;
}) {
  const nyquist = prepareNyquist(spectrum, fit, fit?.totalOhm?.value ?? null);
  const { modulus, phase } = prepareBode(spectrum, fit);
  const test = spectrum.kramersKronig;
  const range = `${frequencyText(spectrum.frequencyHz.at(-1) ?? 0)} to ${frequencyText(spectrum.frequencyHz[0] ?? 0)}`;
  const shown = nyquist.series[0]?.points.length ?? 0;
  const hidden = spectrum.frequencyHz.length - shown;
  const about = `${spectrum.fileName}, ${spectrum.name}; n = ${spectrum.frequencyHz.length} points, ${range}. ${
    fit === null ? "No circuit drawn." : `Line: ${fit.circuit}, weighed by the modulus.`
  }`;
  const figures = [
    {
      key: "nyquist",
      title: "Nyquist plot",
      model: nyquist,
      words: `Equal axes.${hidden > 0 ? ` ${hidden} points of the electrodes' spike lie outside.` : ""}`,
    },
    { key: "modulus", title: "Bode plot, modulus", model: modulus, words: "" },
    { key: "phase", title: "Bode plot, phase", model: phase, words: "" },
    ...(test === null
      ? []
      : [
          {
            key: "kramers-kronig",
            title: "Kramers–Kronig residuals",
            model: prepareResiduals(spectrum, test),
            words: `Linear test with ${test.elements} RC elements, µ = ${significant(test.mu, 2)} (Schönleber 2014).`,
          },
        ]),
  ];
  return (
    <div className="grid gap-3 xl:grid-cols-2">
      {figures.map(({ key, title, model, words }) => (
        <Figure
          key={key}
          name={`${source.split(" ")[0] ?? "spectrum"}-${key}`}
          title={title}
          caption={[words, about, source].filter(Boolean).join(" ")}
          data={xyData(model)}
          {...xySize}
        >
          <XyPlot model={model} id={`impedance-${key}`} />
        </Figure>
      ))}
    </div>
  );
}

/** "7.00 MHz", "0.100 Hz". */
function frequencyText(hertz: number): string {
  if (hertz >= 1e6) return `${significant(hertz / 1e6)} MHz`;
  return hertz >= 1e3 ? `${significant(hertz / 1e3)} kHz` : `${significant(hertz)} Hz`;
}

/** σT over 1/T, with the line whose slope is the activation energy. */
import { type ActivationEnergy, activationEnergy } from "@/lib/analysis/impedance/activation-energy";
import { axisOver } from "./axis";
import type { XyPlot } from "./xy-model";

export interface ArrheniusPoint {
  readonly temperatureC: number;
  readonly conductivityMsCm: number;
  readonly standardUncertaintyMsCm: number | null;
}

export interface ArrheniusPlot {
  readonly plot: XyPlot;
  readonly energy: ActivationEnergy;
}

/** Null with fewer than two different temperatures. */
export function prepareArrhenius(points: readonly ArrheniusPoint[], label: string): ArrheniusPlot | null {
  const energy = activationEnergy(points);
  if (energy === null || energy.activationEnergyEv === null || energy.lnPrefactor === null) return null;
  const { activationEnergyEv, lnPrefactor } = energy;
  const measured = points.map(({ temperatureC, conductivityMsCm, standardUncertaintyMsCm }) => {
    const kelvin = temperatureC + 273.15;
    return {
      x: 1000 / kelvin,
      y: conductivityMsCm * kelvin,
      error: standardUncertaintyMsCm === null ? null : standardUncertaintyMsCm * kelvin,
      title: `${temperatureC} °C: ${conductivityMsCm.toPrecision(3)} mS cm⁻¹`,
    };
  });
  const [first, last] = [Math.min(...measured.map(({ x }) => x)), Math.max(...measured.map(({ x }) => x))];
  const line = [first, last].map((x) => ({
    x,
    y: Math.exp(lnPrefactor - (activationEnergyEv * x) / (1000 * 8.617333262e-5)),
  }));
  return {
    energy,
    plot: {
      x: axisOver([first, last], { title: "1000/T", unit: "K⁻¹" }),
      y: axisOver(
        measured.map(({ y }) => y),
        { title: "σT", unit: "mS cm⁻¹ K", isLogarithmic: true },
      ),
      series: [
        { label, colour: "#3d8fc4", draw: "circle", points: measured },
        { label: "ln(σT) over 1/T", colour: "#d0590a", draw: "line", points: line },
      ],
    },
  };
}

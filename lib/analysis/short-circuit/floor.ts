/**
 * S1: a voltage nearer to 0 V than the pellet's own resistance allows. While lithium plates at constant current the
 * equilibrium voltage is 0 V, so an intact pellet needs |V| ≥ j·L/σ; a sustained |V| below half of that is a bridge.
 */
import { overpotentialFloorV } from "../conductivity";
import {
  type CycleHalf,
  halvesOf,
  isConstantCurrent,
  millivolts,
  type ShortContext,
  type ShortEvidence,
} from "./short-evidence";

/** Without a known film the window must fill this share of the plating, or follow a proven overpotential. */
const shareWithoutFilm = 0.2;

/** At most one window a plating: the first that lasts. Empty for full cells and without area or pellet. */
export function floorEvidence(context: ShortContext): ShortEvidence[] {
  const { areaCm2, pellet } = context;
  if (context.counterElectrode !== "lithium" || areaCm2 === null || pellet === null) return [];
  return halvesOf(context, "plating").flatMap((plating) => {
    const found = firstWindow(context, plating, areaCm2, pellet);
    return found === null ? [] : [found];
  });
}

function firstWindow(
  context: ShortContext,
  { half, cycle }: CycleHalf,
  areaCm2: number,
  pellet: NonNullable<ShortContext["pellet"]>,
): ShortEvidence | null {
  const { run, table, parameters } = context;
  const currentMa = run.currentMa;
  if (currentMa === null) return null;
  const floorOf = (k: number) =>
    overpotentialFloorV(Math.abs(currentMa[k]!) / areaCm2, pellet.thicknessUm, pellet.conductivityMsCm);
  let passedMah = 0;
  let proven = false;
  let first = -1;
  let atFirstMah = 0;
  for (let k = half.firstRecord; k <= half.lastRecord + 1; k++) {
    const inside = k <= half.lastRecord;
    if (inside && table.direction[k] === 0) continue;
    const voltage = inside ? run.voltageV[k]! : Number.NaN;
    const floorV = inside ? floorOf(k) : 0;
    if (inside) passedMah += Math.abs(table.chargeMah[k]!);
    const low =
      inside &&
      Math.abs(voltage) < parameters.floorShare * floorV &&
      (k === half.firstRecord || isConstantCurrent(run, k));
    if (low) {
      if (first < 0) {
        first = k;
        atFirstMah = passedMah;
      }
      continue;
    }
    if (first >= 0) {
      const last = k - 1;
      const seconds = run.timeS[last]! - run.timeS[first]!;
      const lasts = last - first + 1 >= parameters.floorRecords || seconds >= parameters.floorS;
      const filmIsFull =
        context.alloyMahCm2 === null
          ? !inside && passedMah - atFirstMah > shareWithoutFilm * half.capacityMah
          : passedMah / areaCm2 > parameters.saturation * context.alloyMahCm2;
      if (lasts && (proven || filmIsFull)) {
        const floor = floorOf(first);
        return {
          rule: "S1",
          firstRecord: first,
          lastRecord: last,
          onsetS: run.timeS[first]!,
          cycle: cycle.index,
          direction: "plating",
          message: `|V| stays at ${millivolts(Math.abs(run.voltageV[last]!))} for ${Math.round(seconds)} s where j·L/σ is ${millivolts(floor)}`,
        };
      }
      first = -1;
    }
    if (inside && voltage <= -parameters.floorShare * floorV && floorV > 0) proven = true;
  }
  return null;
}

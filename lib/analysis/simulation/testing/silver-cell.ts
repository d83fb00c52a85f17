/** A half cell with 200 nm of silver on an ordinary pellet, for tests that need files of a cell and not its story. */
import { discAreaCm2 } from "@/lib/domain/area";
import { metalBehaviour } from "../metal-behaviour";
import type { SimulationInput } from "../simulated-cell";

export const silverCell: SimulationInput["cell"] = {
  counter: "lithium",
  metal: "Ag",
  interlayerNm: 200,
  areaCm2: discAreaCm2(12),
  pelletThicknessUm: 500,
  conductivityMsCm: 0.74,
  interfaceAsrOhmCm2: 25,
  inventoryMahCm2: 30,
  asrGrowthOhmCm2: 0.3,
  ...metalBehaviour.Ag,
};

/** What an interlayer is called, from its layers. Grouping and colour go by the label. */

export const bareLabel = "bare";

interface LabelledLayer {
  readonly metal: string;
  readonly nominalThicknessNm: number | null;
}

/** Metals from the pellet outward, "Ag/Zn"; a metal put on twice in a row is named once; no layers → "bare". */
export function interlayerLabel(layers: readonly Pick<LabelledLayer, "metal">[]): string {
  const metals = layers.map((layer) => layer.metal).filter((metal, index, all) => metal !== all[index - 1]);
  return metals.length === 0 ? bareLabel : metals.join("/");
}

/** Sum of the nominal thicknesses in nm: 0 without layers, null where one of them is not stated. */
export function totalNominalThicknessNm(
  layers: readonly Pick<LabelledLayer, "nominalThicknessNm">[],
): number | null {
  return layers.reduce<number | null>(
    (sum, layer) =>
      sum === null || layer.nominalThicknessNm === null ? null : sum + layer.nominalThicknessNm,
    0,
  );
}

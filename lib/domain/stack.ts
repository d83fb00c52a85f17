/** The ordered stack of a cell, from the interlayer's side to the counter side. Drawn on form and page alike. */
import type { CellKind, LayerRole } from "./cell-vocabulary";

export interface StackLayer {
  readonly role: LayerRole;
  readonly material: string;
  readonly thicknessUm: number | null;
  readonly diameterMm: number | null;
}

/** What a stack is made from; only what is stated appears in it. */
export interface StackSource {
  readonly kind: CellKind | null;
  readonly interlayer: {
    readonly maskDiameterMm: number | null;
    /** From the pellet outward; none for a bare control. */
    readonly layers: readonly {
      readonly metal: string;
      readonly nominalThicknessNm: number | null;
      readonly measuredThicknessNm: number | null;
    }[];
  };
  readonly pellet: {
    readonly composition: string;
    readonly thicknessUm: number | null;
    readonly polishedThicknessUm: number | null;
    readonly diameterMm: number | null;
  };
  readonly collectorFoil?: string | null | undefined;
  readonly lithiumThicknessUm?: number | null | undefined;
  readonly counterDiameterMm?: number | null | undefined;
  readonly operandoWindow?: string | null | undefined;
  readonly cathode?: string | null | undefined;
  readonly cathodeDiameterMm?: number | null | undefined;
  readonly catholyte?: string | null | undefined;
}

/** The stack that a kind of cell has when nobody says otherwise; measured thickness goes before nominal. */
export function defaultStack(source: StackSource): StackLayer[] {
  return [...outerLayers(source), ...workingLayers(source), electrolyte(source), ...counterLayers(source)];
}

function outerLayers(source: StackSource): StackLayer[] {
  const layers: StackLayer[] = [];
  const window = source.operandoWindow?.trim() ?? "";
  if (source.kind === "operando" && window !== "" && !/^open\b/i.test(window)) {
    layers.push({ role: "window", material: window, thicknessUm: null, diameterMm: null });
  }
  const foil = source.collectorFoil?.trim() ?? "";
  if (foil !== "") {
    // An operando cell is touched at its open surface, not covered by a foil.
    const role = source.kind === "operando" ? "contact" : "collector";
    layers.push({ role, ...parseFoil(foil), diameterMm: null });
  }
  return layers;
}

function workingLayers({ interlayer }: StackSource): StackLayer[] {
  return interlayer.layers
    .map((layer): StackLayer => {
      const thicknessNm = layer.measuredThicknessNm ?? layer.nominalThicknessNm;
      return {
        role: "working",
        material: layer.metal,
        thicknessUm: thicknessNm === null ? null : thicknessNm / 1000,
        diameterMm: interlayer.maskDiameterMm,
      };
    })
    .reverse();
}

function electrolyte({ pellet }: StackSource): StackLayer {
  return {
    role: "electrolyte",
    material: pellet.composition,
    thicknessUm: pellet.polishedThicknessUm ?? pellet.thicknessUm,
    diameterMm: pellet.diameterMm,
  };
}

function counterLayers(source: StackSource): StackLayer[] {
  if (source.kind !== "hybrid_full") {
    return [
      {
        role: "counter",
        material: "Li",
        thicknessUm: source.lithiumThicknessUm ?? null,
        diameterMm: source.counterDiameterMm ?? null,
      },
    ];
  }
  const diameterMm = source.cathodeDiameterMm ?? null;
  const named = (role: LayerRole, material: string | null | undefined): StackLayer[] =>
    material?.trim() ? [{ role, material: material.trim(), thicknessUm: null, diameterMm }] : [];
  return [...named("catholyte", source.catholyte), ...named("cathode", source.cathode)];
}

const umPerUnit: Readonly<Record<string, number>> = { µm: 1, μm: 1, um: 1, nm: 0.001, mm: 1000 };

/** "Cu 10 µm" → Cu, 10 µm thick; the whole text as the material when it names no thickness. */
export function parseFoil(text: string): { readonly material: string; readonly thicknessUm: number | null } {
  const match = /^(.*?)[\s,(]*(\d+(?:[.,]\d+)?)\s*(µm|μm|um|nm|mm)\)?$/.exec(text.trim());
  const material = match?.[1]?.trim() ?? "";
  const amount = Number((match?.[2] ?? "").replace(",", "."));
  if (material === "" || !(amount > 0)) return { material: text.trim(), thicknessUm: null };
  return { material, thicknessUm: amount * (umPerUnit[match?.[3] ?? ""] ?? 1) };
}

/**
 * A stack like another cell's, on one's own pellet: interlayer and electrolyte are one's own, everything around them
 * is the other's.
 */
export function stackLike<Layer extends StackLayer>(
  other: readonly Layer[],
  own: readonly StackLayer[],
): (Layer | StackLayer)[] {
  const isOwn = (layer: StackLayer) => layer.role === "working" || layer.role === "electrolyte";
  const around = other.filter((layer) => !isOwn(layer));
  const before = Math.max(0, other.findIndex(isOwn));
  return [...around.slice(0, before), ...own.filter(isOwn), ...around.slice(before)];
}

/** Whether two stacks say the same, layer by layer; notes and lots do not count. */
export function isSameStack(a: readonly StackLayer[], b: readonly StackLayer[]): boolean {
  return (
    a.length === b.length &&
    a.every((layer, index) => {
      const other = b[index];
      return (
        layer.role === other?.role &&
        layer.material === other.material &&
        layer.thicknessUm === other.thicknessUm &&
        layer.diameterMm === other.diameterMm
      );
    })
  );
}

import { metalStyle } from "@/lib/plots/metal-style";
import { Mark } from "./plot/mark";

/** A metal with its mark: the same colour and shape as in every figure. */
export function MetalLabel({ metal }: { metal: string }) {
  const { colour, marker } = metalStyle(metal);
  return (
    <span className="inline-flex items-baseline gap-1.5 whitespace-nowrap">
      <svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true" className="shrink-0 self-center">
        <Mark marker={marker} x={0} y={0} colour={colour} />
      </svg>
      {metal}
    </span>
  );
}

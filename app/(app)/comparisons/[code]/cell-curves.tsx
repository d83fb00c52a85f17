import type { ComparisonResult } from "@/lib/contract/comparison";

export function CellCurves({ result, address }: { result: ComparisonResult; address: string }) {
  void result;
  void address;
  return null;
}

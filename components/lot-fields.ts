import { lotKind } from "@/lib/contract/lot";
import type { RecordField } from "./record-fields";
import { optionsOf } from "./words";

export const lotFields: readonly RecordField[] = [
  { name: "kind", label: "Kind", kind: "choice", isRequired: true, options: optionsOf(lotKind.options) },
  { name: "name", label: "Name", kind: "text", isRequired: true },
  { name: "vendor", label: "Vendor", kind: "text" },
  { name: "product", label: "Product", kind: "text" },
  { name: "lotNumber", label: "Maker's lot number", kind: "text" },
  { name: "composition", label: "Composition", kind: "text", hint: "Formula, e.g. Li6.5La3Zr1.5Ta0.5O12" },
  { name: "purityPercent", label: "Purity", kind: "number", unit: "%" },
  { name: "thicknessUm", label: "Thickness", kind: "number", unit: "µm" },
  { name: "diameterMm", label: "Diameter", kind: "number", unit: "mm" },
  { name: "arealCapacityMahCm2", label: "Cathode loading", kind: "number", unit: "mAh cm⁻²" },
  { name: "receivedOn", label: "Received", kind: "day" },
  { name: "openedOn", label: "Opened", kind: "day" },
  { name: "notes", label: "Notes", kind: "long_text" },
];

import { expect, it } from "vitest";
import { decideDecimalSymbol } from "./decimal-symbol";

it.each([
  [["1.5", "2.25", "3"], { decimal: ".", thousands: null, evidence: 2 }],
  [["1,5", "-2,25E-3", "07.05.2024"], { decimal: ",", thousands: null, evidence: 2 }],
  [["1.234,5", "7,25"], { decimal: ",", thousands: ".", evidence: 2 }],
  [["1,234.5", "12"], { decimal: ".", thousands: ",", evidence: 1 }],
  [["1", "2", "text", ""], { decimal: ".", thousands: null, evidence: 0 }],
  [["1,5", "2.5", "3.5"], { decimal: ".", thousands: null, evidence: 2 }],
] as const)("decides from many numbers: %j", (fields, decision) => {
  expect(decideDecimalSymbol(fields)).toEqual(decision);
});

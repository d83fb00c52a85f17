/** Impedance of a table by its parts: real and imaginary from modulus and phase, and whether the signs make sense. */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import { type Column, findColumn, type Recording } from "@/lib/domain/recording";

/** The columns, and behind them Re and Im where the table prints only |Z| and its phase. */
export function withParts(columns: readonly Column[]): readonly Column[] {
  const find = (role: Column["role"]) => columns.find((column) => column.role === role);
  const modulus = find("impedanceModulusOhm")?.values;
  const phase = find("phaseDeg")?.values;
  if (modulus === undefined || phase === undefined) return columns;
  if (find("impedanceRealOhm") !== undefined || find("impedanceImaginaryOhm") !== undefined) return columns;
  const part = (
    role: "impedanceRealOhm" | "impedanceImaginaryOhm",
    name: string,
    of: typeof Math.cos,
  ): Column => ({
    name,
    unit: "ohm",
    role,
    values: Float64Array.from(modulus, (size, row) => size * of((phase[row]! * Math.PI) / 180)),
    origin: "reconstructed",
  });
  return [
    ...columns,
    part("impedanceRealOhm", "Re(Z) from |Z| and phase", Math.cos),
    part("impedanceImaginaryOhm", "Im(Z) from |Z| and phase", Math.sin),
  ];
}

/** Share of points with a positive imaginary part above which the table is likely to print -Im(Z). */
const suspectShare = 0.8;

/** A cell is capacitive nearly everywhere: an imaginary part that is mostly positive has likely lost its minus. */
export function impedanceSigns(recording: Recording): ReaderWarning[] {
  const imaginary = findColumn(recording, "impedanceImaginaryOhm");
  if (imaginary === null) return [];
  const points = Array.from(imaginary.values).filter((value) => Number.isFinite(value) && value !== 0);
  const positive = points.filter((value) => value > 0).length;
  if (points.length < 3 || positive < suspectShare * points.length) return [];
  return [
    {
      code: "sign_assumed",
      message: `"${imaginary.name}" is positive at ${positive} of ${points.length} points, as of an inductor; if the table prints -Im(Z), say so in a column mapping`,
    },
  ];
}

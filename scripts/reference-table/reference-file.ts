/** `reference.json`: what independent readers found in the shared instrument files. */
import { z } from "zod";

const number = z.number().nullish();

const cycle = z.object({
  cycle: z.number(),
  charge_mAh: number,
  discharge_mAh: number,
  charge_mAh_integrated: number,
  discharge_mAh_integrated: number,
  Q_charge_max_mAh: number,
  Q_discharge_max_mAh: number,
});
export type ReferenceCycle = z.infer<typeof cycle>;

const spectrum = z.object({
  n_points: number,
  f_max_Hz: number,
  f_min_Hz: number,
  ReZ_min_Ohm: number,
  ReZ_max_Ohm: number,
  minusImZ_max_Ohm: number,
});

const reference = spectrum.extend({
  parser: z.string().nullish(),
  n_records: number,
  n_records_total: number,
  n_data_lines: number,
  t_first_s: number,
  t_last_s: number,
  V_min: number,
  V_max: number,
  blocks: z.array(z.object({ t_first_s: number, t_last_s: number, V_min: number, V_max: number })).nullish(),
  zcurve: spectrum.nullish(),
  integrated_total: z.object({ charge_mAh: z.number(), discharge_mAh: z.number() }).nullish(),
  vendor_BTSDA_export: z.object({ n_records: number }).nullish(),
  cycle_rows_first_last: z.array(z.array(z.string())).nullish(),
});
export type Reference = z.infer<typeof reference>;

const referenceEntry = z.object({
  file: z.string(),
  reference: reference.nullable(),
  everyCycle: z
    .object({
      cycles: z.array(cycle).nullish(),
      half_cycles: z.array(z.object({ Q_mAh: z.number() })).nullish(),
      blocks: z.array(z.array(cycle)).nullish(),
    })
    .nullable(),
});
export type ReferenceEntry = z.infer<typeof referenceEntry>;

export const referenceFile = z.object({ files: z.array(referenceEntry) });

/** Records the reference counted; null where it says nothing. */
export function recordsOf(given: Reference): number | null {
  return (
    given.n_records ??
    given.n_records_total ??
    given.n_data_lines ??
    given.zcurve?.n_points ??
    given.n_points ??
    given.vendor_BTSDA_export?.n_records ??
    null
  );
}

/**
 * What a reader returns and an analysis takes: columns as typed arrays, each with its unit and its origin.
 *
 * A column that the product understands has a `role`, and its values are in that role's unit (see `roleUnits`);
 * a column it does not understand keeps the vendor's name and unit and has role null. Nothing is dropped.
 */

/** Unit of the values of every column with that role. Charges are mAh, currents mA, times s. */
export const roleUnits = {
  recordIndex: "1",
  timeS: "s",
  unixTimeS: "s",
  stepTimeS: "s",
  voltageV: "V",
  /** Voltage of the counter electrode against the reference. */
  counterVoltageV: "V",
  currentMa: "mA",
  /** Signed charge since the start of the test. */
  netCapacityMah: "mAh",
  /** Magnitudes, as the vendor counts them; `capacityScope` says when they reset. */
  chargeCapacityMah: "mAh",
  dischargeCapacityMah: "mAh",
  /** One capacity column for both directions; its sign is the vendor's. */
  capacityMah: "mAh",
  /** Charge of this record alone, signed. */
  chargeIncrementMah: "mAh",
  chargeEnergyMwh: "mWh",
  dischargeEnergyMwh: "mWh",
  energyMwh: "mWh",
  powerMw: "mW",
  vendorCycle: "1",
  vendorHalfCycle: "1",
  vendorStep: "1",
  /** Coded by `labels` where the file prints words. */
  state: "1",
  temperatureC: "degC",
  chamberTemperatureC: "degC",
  pressurePa: "Pa",
  frequencyHz: "Hz",
  impedanceRealOhm: "ohm",
  /** Negative when capacitive, whatever the file's own convention. */
  impedanceImaginaryOhm: "ohm",
  impedanceModulusOhm: "ohm",
  phaseDeg: "deg",
  twoThetaDeg: "deg",
  bindingEnergyEv: "eV",
  kineticEnergyEv: "eV",
  intensity: "1",
} as const;

export type ColumnRole = keyof typeof roleUnits;

/** What counts up and goes back to zero at some time, which a `capacityScope` names. */
export const counterRoles: ReadonlySet<ColumnRole | null> = new Set<ColumnRole>([
  "capacityMah",
  "chargeCapacityMah",
  "dischargeCapacityMah",
  "energyMwh",
  "chargeEnergyMwh",
  "dischargeEnergyMwh",
]);

export type ColumnValues = Float64Array | Float32Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

/** How a column's numbers arose: read from the file, or computed by the reader in one of three marked ways. */
export type ColumnOrigin = "file" | "integrated" | "interpolated" | "reconstructed";

/** When a capacity or energy counter goes back to zero. */
export type CapacityScope = "test" | "cycle" | "half_cycle" | "step" | "schedule" | "unknown";

export interface Column {
  /** The vendor's own title, or our name where the reader computed the column. */
  readonly name: string;
  /** Unit of `values`: the role's unit where there is a role, else as the vendor prints it; null when not printed. */
  readonly unit: string | null;
  /** Unit the file prints, where it differs from `unit`. */
  readonly vendorUnit?: string;
  /** The vendor's numeric id of the column, where it has one (EC-Lab). */
  readonly vendorId?: number;
  readonly role: ColumnRole | null;
  /** NaN marks a missing value in float columns. */
  readonly values: ColumnValues;
  /** Words for coded columns: `labels[values[i]]`. */
  readonly labels?: readonly string[];
  readonly origin: ColumnOrigin;
  readonly capacityScope?: CapacityScope;
}

/** Whether the file's current has a sign, or is a magnitude that was signed from the state column. */
export type CurrentKind = "signed" | "magnitude_with_state";

/** One test, sweep, scan or region of a file. All columns have `rows` values. */
export interface Recording {
  readonly name: string;
  readonly kind: RecordingKind;
  readonly rows: number;
  readonly columns: readonly Column[];
  readonly currentKind?: CurrentKind;
}

export type RecordingKind = "cycling" | "impedance" | "diffraction" | "spectrum" | "micrograph";

/** The first column with that role, or null. */
export function findColumn(recording: Recording, role: ColumnRole): Column | null {
  return recording.columns.find((column) => column.role === role) ?? null;
}

/** Writes small EC-Lab `.mpr` files for tests: the layout is written down here a second time, not taken from the reader. */

export interface SyntheticColumn {
  readonly id: number;
  /** `flags` is one byte for all of the ids 1, 2, 3, 21, 31 and 65; `bits` lists a flag id that has no byte. */
  readonly storage: "u8" | "u16" | "u32" | "f32" | "f64" | "flags" | "bits";
  readonly values?: readonly number[];
}

export interface SyntheticMpr {
  /** Version of the data module: 0, 2, 3, or "new" for the header of EC-Lab 11.50 and later. */
  readonly form: 0 | 2 | 3 | "new";
  readonly columns: readonly SyntheticColumn[];
  /** @default 4 (GCPL) */
  readonly technique?: number;
  /** Start in OLE days and where in the log it lies. @default 45149.5 at 0x249 */
  readonly start?: { readonly days: number; readonly offset: number };
  /** @default "08/11/23" */
  readonly date?: string;
  /** Records that the header counts. @default as many as there are */
  readonly statedRows?: number;
  /** Bytes of the technique's sequences, and where in the settings they begin. */
  readonly sequences?: { readonly place: number; readonly bytes: Uint8Array };
  /** Row indices of a loop module; none is written without. */
  readonly loops?: readonly number[];
  /** @default 0.785 */
  readonly areaCm2?: number;
  /** Further module, written last. */
  readonly extraModule?: { readonly name: string; readonly bytes: Uint8Array };
}

const widths = { u8: 1, u16: 2, u32: 4, f32: 4, f64: 8, flags: 1, bits: 0 } as const;

export function syntheticMpr(file: SyntheticMpr): Uint8Array {
  const magic = new Uint8Array(52);
  magic.fill(0x20, 0, 48);
  magic.set(ascii("BIO-LOGIC MODULAR FILE\x1a"));
  const parts = [
    magic,
    moduleBytes(file, "VMP Set", "VMP settings", settings(file)),
    moduleBytes(file, "VMP data", "VMP data", dataModule(file)),
    moduleBytes(file, "VMP LOG", "VMP LOG", log(file)),
  ];
  if (file.loops !== undefined)
    parts.push(moduleBytes(file, "VMP loop", "VMP expt. loop indexes", loop(file.loops)));
  if (file.extraModule !== undefined)
    parts.push(moduleBytes(file, file.extraModule.name, file.extraModule.name, file.extraModule.bytes));
  return joined(parts);
}

function moduleBytes(file: SyntheticMpr, name: string, longName: string, data: Uint8Array): Uint8Array {
  const isNew = file.form === "new";
  const isData = name === "VMP data";
  const header = new Uint8Array(6 + (isNew ? 59 : 51));
  const view = new DataView(header.buffer);
  header.set(ascii("MODULE"));
  header.set(ascii(name.padEnd(10)), 6);
  header.set(ascii(longName.padEnd(25)), 16);
  const date = ascii((file.date ?? "08/11/23").padEnd(8));
  const version = isData && typeof file.form === "number" ? file.form : 0;
  if (isNew) {
    view.setUint32(41, 0xffffffff, true);
    view.setUint32(45, data.length, true);
    view.setUint32(49, 0, true);
    view.setUint32(53, isData ? 11 : 10, true);
    header.set(date, 57);
  } else {
    view.setUint32(41, data.length, true);
    view.setUint32(45, version, true);
    header.set(date, 49);
  }
  return joined([header, data]);
}

function dataModule(file: SyntheticMpr): Uint8Array {
  const rowStart = { 0: 100, 2: 405, 3: 406, new: 1007 }[file.form];
  const rows = Math.max(0, ...file.columns.map((column) => column.values?.length ?? 0));
  const width = file.columns.reduce((sum, column) => sum + widths[column.storage], 0);
  const bytes = new Uint8Array(rowStart + rows * width);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, file.statedRows ?? rows, true);
  view.setUint8(4, file.columns.length);
  file.columns.forEach(({ id }, index) => {
    if (file.form === 0) view.setUint8(5 + index, id);
    else view.setUint16(5 + 2 * index, id, file.form !== "new");
  });
  for (let row = 0; row < rows; row++) {
    let at = rowStart + row * width;
    for (const { storage, values } of file.columns) {
      const value = values?.[row] ?? 0;
      if (storage === "u8" || storage === "flags") view.setUint8(at, value);
      else if (storage === "u16") view.setUint16(at, value, true);
      else if (storage === "u32") view.setUint32(at, value, true);
      else if (storage === "f32") view.setFloat32(at, value, true);
      else if (storage === "f64") view.setFloat64(at, value, true);
      at += widths[storage];
    }
  }
  return bytes;
}

function settings(file: SyntheticMpr): Uint8Array {
  const { place = 0x300, bytes: sequences = new Uint8Array(0) } = file.sequences ?? {};
  const bytes = new Uint8Array(Math.max(0x300, place + sequences.length));
  bytes.set(sequences, place);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, file.technique ?? 4);
  pascal(bytes, 0x0007, "Ag 200 nm, P-0001");
  view.setFloat32(0x0211, file.areaCm2 ?? 0.785, true);
  return bytes;
}

function log(file: SyntheticMpr): Uint8Array {
  const bytes = new Uint8Array(0x400);
  const view = new DataView(bytes.buffer);
  view.setUint8(0x0009, 4);
  view.setUint16(0x00ab, 6701, true);
  const { days, offset } = file.start ?? { days: 45_149.5, offset: 0x249 };
  view.setFloat64(offset, days, true);
  pascal(bytes, 0x03b7, "11.32");
  return bytes;
}

function loop(indices: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 + indices.length * 4);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, indices.length, true);
  indices.forEach((index, at) => {
    view.setUint32(4 + at * 4, index, true);
  });
  return bytes;
}

function pascal(bytes: Uint8Array, offset: number, text: string): void {
  bytes[offset] = text.length;
  bytes.set(ascii(text), offset + 1);
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

const modes = { open: 0x03, galvanostatic: 0x01 } as const;

/** A galvanostatic run without a current column: rest, two hours of plating at -0.5 mA, one of stripping at 0.5 mA. */
export function syntheticGcpl(form: SyntheticMpr["form"]): SyntheticMpr & { currentMa: readonly number[] } {
  const hours = [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4];
  const currentMa = [0, 0, 0, -0.5, -0.5, -0.5, -0.5, 0.5, 0.5];
  const chargeMah = currentMa.map((current) => current * 0.5);
  const net = chargeMah.map((_, row) => chargeMah.slice(0, row + 1).reduce((sum, charge) => sum + charge, 0));
  return {
    form,
    currentMa,
    columns: [
      {
        id: 1,
        storage: "flags",
        values: currentMa.map((mA) => (mA === 0 ? modes.open : modes.galvanostatic)),
      },
      { id: 2, storage: "bits" },
      { id: 131, storage: "u16", values: currentMa.map((mA) => (mA === 0 ? 0 : mA < 0 ? 1 : 2)) },
      { id: 4, storage: "f64", values: hours.map((hour) => hour * 3600) },
      { id: 7, storage: "f64", values: chargeMah },
      { id: 13, storage: "f64", values: net },
      { id: 5, storage: "f32", values: currentMa },
      { id: 6, storage: "f32", values: currentMa.map((mA) => (mA < 0 ? -0.125 : mA > 0 ? 0.25 : 2.5)) },
      { id: 39, storage: "u16", values: currentMa.map(() => 11) },
      { id: form === 0 ? 211 : 467, storage: "f64", values: net },
      { id: form === 0 ? 212 : 468, storage: "u32", values: currentMa.map((mA) => (mA > 0 ? 1 : 0)) },
      { id: 70, storage: "f32", values: currentMa.map((mA) => mA / 8) },
    ],
  };
}

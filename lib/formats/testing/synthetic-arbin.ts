/**
 * Synthetic Arbin results files: the pages of an Access database (Jet 4) that hold the records, and no catalogue, so
 * that only the reader of pages finds anything in them.
 */

export interface SyntheticArbin {
  /** Test_ID, Data_Point, Test_Time, Current, Voltage of each record. */
  readonly records: readonly (readonly [number, number, number, number, number])[];
  /** Records that the definition promises. @default as many as there are */
  readonly promised?: number;
}

const pageSize = 4096;
const columns = [
  { name: "Test_ID", type: 4, width: 4 },
  { name: "Data_Point", type: 4, width: 4 },
  { name: "Test_Time", type: 7, width: 8 },
  { name: "Current", type: 6, width: 4 },
  { name: "Voltage", type: 6, width: 4 },
] as const;
const recordBytes = 2 + 24 + 1;
const recordsAPage = 140;

export function syntheticArbin({ records, promised = records.length }: SyntheticArbin): Uint8Array {
  const dataPages = Math.ceil(records.length / recordsAPage);
  const bytes = Buffer.alloc(pageSize * (2 + dataPages));
  bytes.write("\0\u0001\0\0Standard Jet DB\0\u0001", 0, "latin1");
  // The catalogue would hold the table's name as text; recognition looks for it in the first bytes.
  bytes.write("Channel_Normal_Table", 1024, "utf16le");
  writeDefinition(bytes.subarray(pageSize, 2 * pageSize), promised);
  for (let page = 0; page < dataPages; page += 1)
    writeData(
      bytes.subarray((2 + page) * pageSize, (3 + page) * pageSize),
      records.slice(page * recordsAPage, (page + 1) * recordsAPage),
    );
  return new Uint8Array(bytes);
}

function writeDefinition(page: Buffer, promised: number): void {
  page.writeUInt16LE(0x0102, 0);
  page.writeUInt32LE(promised, 16);
  page.writeUInt16LE(columns.length, 45);
  let name = 63 + columns.length * 25;
  let offset = 0;
  for (const [index, column] of columns.entries()) {
    const entry = 63 + index * 25;
    page.writeUInt8(column.type, entry);
    page.writeUInt16LE(index, entry + 5);
    page.writeUInt8(3, entry + 15);
    page.writeUInt16LE(offset, entry + 21);
    page.writeUInt16LE(column.width, entry + 23);
    offset += column.width;
    page.writeUInt16LE(column.name.length * 2, name);
    page.write(column.name, name + 2, "utf16le");
    name += 2 + column.name.length * 2;
  }
}

function writeData(page: Buffer, records: SyntheticArbin["records"]): void {
  page.writeUInt16LE(0x0101, 0);
  page.writeUInt32LE(1, 4);
  page.writeUInt16LE(records.length, 12);
  for (const [index, [testId, dataPoint, time, current, voltage]] of records.entries()) {
    const at = pageSize - (index + 1) * recordBytes;
    page.writeUInt16LE(at, 14 + index * 2);
    page.writeUInt16LE(columns.length, at);
    page.writeInt32LE(testId, at + 2);
    page.writeInt32LE(dataPoint, at + 6);
    page.writeDoubleLE(time, at + 10);
    page.writeFloatLE(current, at + 18);
    page.writeFloatLE(voltage, at + 22);
    page.writeUInt8(0xff, at + 26);
  }
}

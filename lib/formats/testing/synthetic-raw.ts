/** Synthetic Bruker .raw files of every version: two ranges of values 100, 101, … */

const points = 40;

function values(count = points): Buffer {
  const data = Buffer.alloc(count * 4);
  for (let index = 0; index < count; index += 1) data.writeFloatLE(100 + index, index * 4);
  return data;
}

export function syntheticRaw(
  version: 1 | 2 | 3 | 4,
  options: { scan?: string; status?: number } = {},
): Uint8Array {
  const { scan = "Locked Coupled", status = 1 } = options;
  if (version === 1) {
    const range = (following: number, repeats: boolean) => {
      const head = Buffer.alloc(156);
      head.write("RAW ", 0, "latin1");
      head.writeUInt32LE(points, 4);
      head.writeFloatLE(2.5, 8);
      head.writeFloatLE(0.5, 12);
      head.writeFloatLE(20, 24);
      head.writeFloatLE(-1e6, 28);
      head.write("synthetic", 40, "latin1");
      head.writeUInt32LE(following, 152);
      return Buffer.concat([repeats ? head : head.subarray(4), values()]);
    };
    return new Uint8Array(Buffer.concat([range(1, true), range(0, false)]));
  }
  if (version === 2) {
    const head = Buffer.alloc(256);
    head.write("RAW2", 0, "latin1");
    head.writeUInt16LE(2, 4);
    head.write("24-MAY-2019 10:11:12", 168, "latin1");
    head.write("Cu", 188, "latin1");
    const range = Buffer.alloc(60);
    range.writeUInt16LE(60, 0);
    range.writeUInt16LE(points, 2);
    range.writeFloatLE(2.5, 8);
    range.writeFloatLE(0.5, 12);
    range.writeFloatLE(20, 16);
    return new Uint8Array(Buffer.concat([head, range, values(), range, values()]));
  }
  if (version === 3) {
    const head = Buffer.alloc(712);
    head.write("RAW1.01", 0, "latin1");
    head.writeUInt32LE(status, 8);
    head.writeUInt32LE(2, 12);
    head.write("05/24/2019", 16, "latin1");
    head.write("10:11:12", 26, "latin1");
    head.writeDoubleLE(1.5406, 624);
    const range = Buffer.alloc(304 + 8);
    range.writeUInt32LE(304, 0);
    range.writeUInt32LE(points, 4);
    range.writeDoubleLE(10, 8);
    range.writeDoubleLE(20, 16);
    range.writeDoubleLE(0.5, 176);
    range.writeFloatLE(2.5, 192);
    range.writeUInt32LE(8, 256);
    return new Uint8Array(Buffer.concat([head, range, values(), range, values()]));
  }
  const head = Buffer.alloc(61);
  head.write("RAW4.00", 0, "latin1");
  head.write("05/24/2019", 12, "latin1");
  head.write("10:11:12", 24, "latin1");
  const text = Buffer.alloc(44);
  text.writeUInt32LE(10, 0);
  text.writeUInt32LE(44, 4);
  text.write("USER", 12, "latin1");
  text.write("someone", 36, "latin1");
  const range = Buffer.alloc(160 + 64);
  range.write(scan, 32, "latin1");
  range.writeDoubleLE(20, 72);
  range.writeDoubleLE(0.5, 80);
  range.writeUInt32LE(points, 88);
  range.writeFloatLE(2.5, 92);
  range.writeUInt32LE(4, 136);
  range.writeUInt32LE(64, 140);
  range.writeUInt32LE(50, 160);
  range.writeUInt32LE(64, 164);
  range.write("Theta", 172, "latin1");
  range.writeDoubleLE(10, 216);
  const second = Buffer.from(range);
  second.writeUInt32LE(160, 0);
  return new Uint8Array(Buffer.concat([head, text, range, values(), second, values()]));
}

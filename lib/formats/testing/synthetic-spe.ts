/** Synthetic PHI .spe files: two regions, the second in doubles. */

export function syntheticSpe(): Uint8Array {
  const regions = [
    { name: "C1s", points: 41, step: -0.25, start: 290, width: 4 },
    { name: "F1s", points: 21, step: -0.5, start: 695, width: 8 },
  ];
  const header = Buffer.from(
    [
      "SOFH",
      "Technique: XPS",
      "SoftwareVersion: SS 3.3.3.2",
      "InstrumentModel: synthetic",
      "FileDate: 2024 1 22",
      ...regions.map(
        ({ name, points, step, start }, index) =>
          `SpectralRegDef: ${index + 1} ${index + 1} ${name} 6 ${points} ${step.toFixed(4)} ${start} ${start + step * (points - 1)} 0 0 0.120000 29.35 AREA`,
      ),
      "EOFH",
      "",
    ].join("\r\n"),
    "latin1",
  );
  const heads = Buffer.alloc(16 + regions.length * 96);
  heads.writeUInt32LE(1, 0);
  heads.writeUInt32LE(regions.length, 4);
  heads.writeUInt32LE(regions.length * 96, 8);
  heads.writeUInt32LE(16, 12);
  const parts: Buffer[] = [header, heads];
  let end = heads.length;
  for (const [index, { points, width }] of regions.entries()) {
    const at = 16 + index * 96;
    const data = Buffer.alloc(points * width + 4);
    for (let point = 0; point < points; point += 1)
      if (width === 8) data.writeDoubleLE(100 + point, point * 8);
      else data.writeFloatLE(100 + point, point * 4);
    end += points * width;
    heads.writeUInt32LE(index + 1, at);
    heads.writeUInt32LE(points, at + 0x14);
    heads.write("c/s", at + 0x38, "latin1");
    heads.write(`f${width}`, at + 0x48, "latin1");
    heads.writeUInt32LE(points * width, at + 0x4c);
    heads.writeUInt32LE(end, at + 0x5c);
    end += 4;
    parts.push(data);
  }
  return new Uint8Array(Buffer.concat(parts));
}

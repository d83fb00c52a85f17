/** Synthetic VAMAS files after ISO 14976: two blocks, the second without the parts that repeat. */

export function syntheticVamas(options: {
  scanMode: "REGULAR" | "IRREGULAR";
  axis: "kinetic energy" | "binding energy";
  /** @default 2 */
  blocks?: number;
  /** Parts of later blocks that are present; none given means all. */
  inclusion?: readonly number[];
}): string {
  const { scanMode, axis, blocks = 2, inclusion = [] } = options;
  const isRegular = scanMode === "REGULAR";
  const header = [
    "VAMAS Surface Chemical Analysis Standard Data Transfer Format 1988 May 4",
    "institution",
    "instrument",
    "operator",
    "experiment",
    "1",
    "a comment",
    "NORM",
    scanMode,
    "1",
    "0",
    String(inclusion.length),
    ...inclusion.map(String),
    "0",
    "0",
    "0",
    String(blocks),
  ];
  const points = [10, 20, 1e37, 40, 50];
  const block = (index: number) => {
    const has = (part: number) => index === 0 || inclusion.length === 0 || inclusion.includes(part);
    const part = (number: number, ...lines: readonly string[]) => (has(number) ? lines : []);
    const values = points.flatMap((value, point) =>
      isRegular ? [String(value + index)] : [String(1000 + point), String(value + index)],
    );
    return [
      `block ${index + 1}`,
      "sample",
      ...["2024", "5", "6", "7", "8", "9", "2"].flatMap((line, at) => part(at + 1, line)),
      ...part(8, "0"),
      ...part(9, "XPS"),
      ...part(12, "Al"),
      ...part(14, "1486.6"),
      ...part(15, "0"),
      ...part(16, "0", "0"),
      ...[19, 20].flatMap((at) => part(at, "0")),
      ...part(21, "FAT"),
      ...part(22, "50"),
      ...part(24, "1"),
      ...part(25, "-4.5"),
      ...part(26, "0"),
      ...part(27, "0", "0"),
      ...part(28, "0", "0"),
      ...part(29, "C1s"),
      ...part(30, "", "-1"),
      ...(isRegular ? part(31, axis, "eV", "1000", "0.5") : []),
      ...part(32, ...(isRegular ? ["1", "counts", "d"] : ["2", axis, "eV", "counts per second", "s-1"])),
      ...part(33, "pulse counting"),
      ...[34, 35, 36].flatMap((at) => part(at, "1")),
      ...part(38, "0", "0"),
      ...part(39, "0"),
      ...part(40, "1", "a parameter", "mm", "3"),
      String(values.length),
      ...(isRegular ? ["10", "50"] : ["1000", "1004", "10", "50"]),
      ...values,
    ];
  };
  const body = Array.from({ length: blocks }, (_, index) => block(index)).flat();
  return [...header, ...body, "end of experiment", ""].join("\r\n");
}

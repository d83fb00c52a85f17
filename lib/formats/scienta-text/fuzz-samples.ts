/** Synthetic samples to damage: two regions, the second with slices. */
export function fuzzSamples(): Uint8Array[] {
  const region = (number: number, slices: number) => [
    `[Region ${number}]`,
    `Region Name=region ${number}`,
    "Dimension 1 name=Kinetic Energy [eV]",
    "Dimension 1 size=30",
    "",
    `[Info ${number}]`,
    "Pass Energy=200",
    "Excitation Energy=700",
    "Date=2023-03-08",
    "Time=11:17:15",
    "",
    `[Data ${number}]`,
    ...Array.from(
      { length: 30 },
      (_, row) => ` ${row + 100}.00000000000000E+0000${"  1.48950271606445E+0002".repeat(slices)}`,
    ),
    "",
  ];
  const text = ["[Info]", "Number of Regions=0002", "Version=1.3.1", "", ...region(1, 1), ...region(2, 3)];
  return [new TextEncoder().encode(text.join("\r\n"))];
}

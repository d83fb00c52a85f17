/** Small exports to damage: flat, and nested with three rows of titles. */
export function fuzzSamples(): Uint8Array[] {
  const flat = `DataPoint,Cycle Index,Step Index,Step Type,Time,Total Time,Current(mA),Voltage(V),Chg. Cap.(mAh),DChg. Cap.(mAh),Date
1,1,1,CC Chg,00:00:00.000,00:00:00.000,1.000,3.1000,0.0000,0.0000,2025-01-31 23:59:50
2,1,1,CC Chg,01:00:00.500,01:00:00.500,1.000,3.2000,1.0001,0.0000,2025-02-01 00:59:50
3,1,2,CC DChg,00:00:00.000,01:00:00.500,-1.000,3.1000,0.0000,0.0000,2025-02-01 00:59:50
`;
  const nested = `Cycle Index\tChg. Cap.(mAh)\tDChg. Cap.(mAh)
\tStep Index\tStep Number\tStep Type\tStep Time
\t\tDataPoint\tTime\tTotal Time\tCurrent(mA)\tVoltage(V)\tCapacity(mAh)\tDate
1\t1.0\t0.0\t1\t1\tCC Chg\t01:00:00
\t\t1\t00:00:00\t00:00:00\t1\t3.0\t0\t2025-01-01 00:00:00
\t\t2\t01:00:00\t01:00:00\t1\t3.5\t1\t2025-01-01 01:00:00
\t2\t2\tRest\t00:10:00
\t\t3\t00:10:00\t01:10:00\t0\t3.4\t0\t2025-01-01 01:10:00
`;
  return [flat, nested].map((text) => new TextEncoder().encode(text));
}

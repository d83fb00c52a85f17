import { expect, test } from "vitest";
import { comparisonQuery } from "./comparison";
import { comparisonQueryOf, comparisonSearch } from "./comparison-url";

function roundTrip(query: unknown) {
  const parameters: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(comparisonSearch(comparisonQuery.parse(query)))) {
    const known = parameters[name];
    parameters[name] = known === undefined ? value : [known, value].flat();
  }
  return comparisonQueryOf(parameters);
}

test("a whole query survives the address", () => {
  const query = {
    metric: "cycle_life",
    metals: ["Ag", "bare"],
    cellKinds: ["half"],
    provenances: ["measured", "reported"],
    lotCodes: ["L-0001"],
    armBy: ["metal", "interlayerThicknessNm"],
    match: ["protocolKind"],
    relax: ["temperatureC"],
    poolReported: true,
    exclude: [
      { cellCode: "C-0001", reason: "cracked: seen in SEM, 50 %" },
      { cellCode: "C-0002", reason: "wrong foil" },
    ],
  };
  expect(roundTrip(query)).toEqual(comparisonQuery.parse(query));
});

test("nonsense in the address shows the plain ranking", () => {
  expect(comparisonQueryOf({ metric: "beauty", relax: "everything" })).toEqual(comparisonQuery.parse({}));
});

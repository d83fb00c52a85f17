import { expect, test } from "vitest";
import { comparisonQuery } from "./comparison";
import { comparisonSearch } from "./comparison-search";
import { comparisonQueryOf } from "./comparison-url";

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
    operators: ["Kim, J.", "Osei"],
    protocolCodes: ["T-0001"],
    cyclers: ["BTS 3"],
    thicknessMinNm: 30,
    thicknessMaxNm: 200.5,
    temperatureMinC: -10,
    temperatureMaxC: 60,
    builtFrom: "2026-01-01",
    builtTo: "2026-06-30",
    endRules: ["first_short", "ce_below"],
    afterFormation: true,
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

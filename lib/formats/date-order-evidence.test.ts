import { describe, expect, it } from "vitest";
import { decideDateOrder } from "./clock-date";
import { inferDateOrder } from "./date-order-evidence";

const clocks = ["03/04/2024 10:00:00", "04/04/2024 10:00:00", "05/04/2024 10:00:00"];
const ambiguous = decideDateOrder(clocks);

describe("inferDateOrder", () => {
  it("takes the order in which days stay days, whatever the unit of the test time", () => {
    expect(ambiguous.certainty).toBe("ambiguous");
    const days = { order: "dmy", certainty: "inferred" };
    expect(inferDateOrder(ambiguous, { clocks, times: [0, 86_400, 172_800] })).toEqual(days);
    expect(inferDateOrder(ambiguous, { clocks, times: [0, 1440, 2880] })).toEqual(days);
  });

  it("takes the order in which the records span days, where the other spans months", () => {
    expect(inferDateOrder(ambiguous, { clocks })).toEqual({ order: "dmy", certainty: "inferred" });
    const oneDay = ["03/04/2024 10:00:00", "03/04/2024 23:00:00"];
    expect(inferDateOrder(ambiguous, { clocks: oneDay })).toEqual(ambiguous);
  });

  it("takes the order that agrees with a date stated plainly", () => {
    const first = clocks.slice(0, 1);
    expect(inferDateOrder(ambiguous, { clocks: first, hints: ["3 April 2024 09:59"] }).order).toBe("dmy");
    expect(inferDateOrder(ambiguous, { clocks: first, hints: ["4 March 2024"] }).order).toBe("mdy");
    expect(inferDateOrder(ambiguous, { clocks: first, hints: ["03/04/2024"] })).toEqual(ambiguous);
  });

  it("leaves what cannot be told, and what was told already", () => {
    expect(inferDateOrder(ambiguous, { clocks: clocks.slice(0, 1) })).toEqual(ambiguous);
    const stated = { order: "ymd", certainty: "stated" } as const;
    expect(inferDateOrder(stated, { clocks, times: [0, 1, 2] })).toBe(stated);
    expect(inferDateOrder(ambiguous, { clocks: [] })).toEqual(ambiguous);
  });
});

import { describe, expect, it } from "vitest";
import { historyFilters } from "./history-filters";

describe("filters of the history", () => {
  it("take both days whole", () => {
    const { query } = historyFilters({ fromDay: "2026-02-28", toDay: "2026-02-28", ref: "C-0001" });
    expect(query).toEqual({
      limit: 50,
      ref: "C-0001",
      from: "2026-02-28T00:00:00.000Z",
      to: "2026-03-01T00:00:00.000Z",
    });
  });

  it("say what cannot be read", () => {
    const { query, problem } = historyFilters({ actorId: "someone", fromDay: "soon" });
    expect(query).toEqual({ limit: 50 });
    expect(problem).toMatch(/actorId.*from|from.*actorId/);
  });
});

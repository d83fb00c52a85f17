import { describe, expect, it } from "vitest";
import { examplesOf, sample } from "./examples";
import { matching, operations } from "./operations";

describe("the reference", () => {
  it("knows every operation of the document by its name", async () => {
    const all = await operations();
    expect(all.length).toBeGreaterThan(100);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(matching(all, "register pellets").map(({ id }) => id)).toContain("pellets.create");
  });

  it("shows each call in curl and Python, and through the typed client where it has it", async () => {
    const all = await operations();
    const create = all.find(({ id }) => id === "pellets.create");
    const texts = create === undefined ? [] : examplesOf(create);
    expect(texts.map(({ language }) => language)).toEqual(["curl", "TypeScript", "Python"]);
    expect(texts[0]?.text).toContain("curl -X POST 'https://garnetbook.example.org/api/v1/pellets'");
    expect(texts[1]?.text).toContain("client.pellets.create({");
    expect(texts[2]?.text).toContain('method="POST"');
  });

  it("makes samples of the least that is asked for", () => {
    expect(
      sample({
        type: "object",
        required: ["kind", "diameterMm"],
        properties: {
          kind: { enum: ["half"] },
          diameterMm: { type: "number", exclusiveMinimum: 0 },
          notes: { type: "string" },
        },
      }),
    ).toEqual({ kind: "half", diameterMm: 1 });
  });
});

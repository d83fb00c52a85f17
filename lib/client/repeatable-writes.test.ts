import { expect, test } from "vitest";
import { repeatableWrites } from "./repeatable-writes";

function scene(answers: readonly (number | "lost")[]) {
  const keys: (string | null)[] = [];
  const send = repeatableWrites(async (request) => {
    const answer = answers[keys.length] ?? 200;
    keys.push(request.headers.get("idempotency-key"));
    await request.text();
    if (answer === "lost") throw new TypeError("Failed to fetch");
    return new Response(null, { status: answer });
  });
  const write = (body: string) =>
    send(new Request("http://lab.example/api/v1/cells", { method: "POST", body })).catch(() => null);
  return { keys, send, write };
}

test("a write that nobody answered keeps its key; an answered one does not", async () => {
  const { keys, write } = scene(["lost", 503, 201, 201]);
  for (let attempt = 0; attempt < 4; attempt++) await write('{"a":1}');
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).toBe(keys[0]);
  expect(keys[3]).not.toBe(keys[0]);
});

test("another write has another key, a read has none", async () => {
  const { keys, send, write } = scene(["lost", "lost"]);
  await write('{"a":1}');
  await write('{"a":2}');
  await send(new Request("http://lab.example/api/v1/cells"));
  expect(keys[0]).not.toBe(keys[1]);
  expect(keys[2]).toBeNull();
});

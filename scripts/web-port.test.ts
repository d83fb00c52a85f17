import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { afterEach, expect, test } from "vitest";
import { webPort } from "./web-port";

const said: string[] = [];
const say = (line: string) => void said.push(line);
const before = process.env.PORT;

afterEach(() => {
  process.env.PORT = before ?? "";
  said.length = 0;
});

async function taken(work: (port: number) => Promise<void>): Promise<void> {
  const server = createServer();
  await once(server.listen(0), "listening");
  try {
    await work((server.address() as AddressInfo).port);
  } finally {
    server.close();
    await once(server, "close");
  }
}

test("a port that was asked for is taken or refused, never another", async () => {
  await taken(async (port) => {
    process.env.PORT = String(port);
    await expect(webPort(say)).rejects.toThrow(`Port ${port} is in use`);
  });
  const { PORT } = process.env;
  expect(await webPort(say)).toBe(Number(PORT));
  process.env.PORT = "web";
  await expect(webPort(say)).rejects.toThrow('found "web"');
});

test("without a wish it is a free one, and another than the usual is said", async () => {
  process.env.PORT = "";
  const port = await webPort(say);
  expect(port).toBeGreaterThanOrEqual(3000);
  expect(said).toHaveLength(port === 3000 ? 0 : 1);
});

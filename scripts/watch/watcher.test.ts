import { createHash } from "node:crypto";
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import { readFile } from "@/lib/formats/read-file";
import { syntheticToyo } from "@/lib/formats/testing/synthetic-toyo";
import { patternOf } from "./mapping";
import { type WatchSettings, watchFolder } from "./watcher";

/** Answers as the upload door does: by content, per run; can be away, or know a run or token not. */
class Door {
  readonly received: { run: string; name: string; bytes: string }[] = [];
  readonly bodies: Buffer[] = [];
  private readonly hashes = new Set<string>();
  private http: HttpServer | null = null;
  port = 0;
  isBroken = false;

  async open(): Promise<void> {
    this.http = createServer((request, response) => {
      const reply = (status: number, body: unknown) => {
        response.writeHead(status, { "content-type": "application/json" });
        response.end(JSON.stringify(body));
      };
      const pieces: Buffer[] = [];
      request.on("data", (piece: Buffer) => pieces.push(piece));
      request.on("end", () => {
        const run = decodeURIComponent(/\/runs\/([^/]+)/.exec(request.url ?? "")![1]!);
        if (request.headers.authorization !== "Bearer right") return reply(401, { message: "Sign in" });
        if (this.isBroken) return reply(503, { message: "at rest" });
        if (run === "R-0404") return reply(404, { message: "No run R-0404." });
        if (request.method === "GET") return reply(200, { code: run });
        const bytes = Buffer.concat(pieces);
        expect(Number(request.headers["content-length"])).toBe(bytes.length);
        const sha256 = createHash("sha256").update(bytes).digest("hex");
        const duplicate = this.hashes.has(`${run} ${sha256}`);
        this.hashes.add(`${run} ${sha256}`);
        const name = decodeURIComponent(String(request.headers["x-file-name"]));
        this.bodies.push(bytes);
        this.received.push({ run, name, bytes: bytes.toString() });
        reply(201, {
          files: [{ id: "1", name, sha256, sizeBytes: bytes.length, status: "waiting", duplicate }],
        });
      });
    });
    await new Promise<void>((resolve) => this.http!.listen(this.port, "127.0.0.1", resolve));
    this.port = (this.http.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const { http } = this;
    this.http = null;
    http?.closeAllConnections();
    await new Promise((resolve) => (http === null ? resolve(null) : http.close(resolve)));
  }
}

let door: Door;
let root: string;
let folder: string;
let lines: string[];

beforeEach(async () => {
  door = new Door();
  await door.open();
  root = mkdtempSync(join(tmpdir(), "watch-"));
  folder = join(root, "data");
  mkdirSync(folder);
  lines = [];
});
afterEach(async () => {
  await door.close();
  rmSync(root, { recursive: true });
});

const watch = (changes: Partial<WatchSettings> = {}) =>
  watchFolder({
    folder,
    server: { origin: `http://127.0.0.1:${door.port}`, token: "right" },
    runOf: () => "R-0001",
    stateFile: `${folder}.json`,
    except: [],
    intervalS: 0.02,
    quietS: 0,
    patienceS: 60,
    once: true,
    say: (line) => lines.push(line),
    signal: new AbortController().signal,
    ...changes,
  });

/** Waits for what must come; the test's own time limit ends a wait in vain. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe("watching a folder", () => {
  it("sends every finished file with its name, once, over restarts", async () => {
    mkdirSync(join(folder, "channel 3"));
    writeFileSync(join(folder, "channel 3", "Zelle ü_01.mpr"), "abc");
    writeFileSync(join(folder, "b.txt"), "def");
    writeFileSync(join(folder, "b.txt.tmp"), "half");
    writeFileSync(join(folder, "empty.txt"), "");
    expect(await watch()).toBe(0);
    expect(door.received).toEqual([
      { run: "R-0001", name: "b.txt", bytes: "def" },
      { run: "R-0001", name: "Zelle ü_01.mpr", bytes: "abc" },
    ]);
    expect(await watch()).toBe(0);
    // Touched or renamed, the bytes are the same.
    utimesSync(join(folder, "b.txt"), 1e9, 1e9);
    writeFileSync(join(folder, "copy.txt"), "def");
    expect(await watch()).toBe(0);
    expect(door.received).toHaveLength(2);
  });

  it("sends a file again when it has grown", async () => {
    writeFileSync(join(folder, "a.txt"), "1\n");
    await watch();
    appendFileSync(join(folder, "a.txt"), "2\n");
    await watch();
    expect(door.received.map((each) => each.bytes)).toEqual(["1\n", "1\n2\n"]);
  });

  it("waits until a file rests, and not for ever", async () => {
    const file = join(folder, "a.txt");
    const stop = new AbortController();
    writeFileSync(file, "1");
    // Changing all the time: never quiet, so that only patience can send it.
    const writing = setInterval(() => appendFileSync(file, "1"), 10);
    const started = Date.now();
    const watching = watch({ once: false, quietS: 30, patienceS: 0.3, signal: stop.signal });
    await until(() => door.received.length > 0);
    clearInterval(writing);
    expect(Date.now() - started).toBeGreaterThanOrEqual(300);
    stop.abort();
    expect(await watching).toBe(0);
  });

  it("goes on when the server comes back", async () => {
    await door.close();
    writeFileSync(join(folder, "a.txt"), "1");
    const stop = new AbortController();
    const watching = watch({ once: false, signal: stop.signal });
    await until(() => lines.some((line) => line.includes("does not answer")));
    door.isBroken = true;
    await door.open();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(door.received).toHaveLength(0);
    door.isBroken = false;
    await until(() => door.received.length === 1 && lines.some((line) => line.includes("sent, 1 B")));
    expect(lines.filter((line) => line.includes("does not answer"))).toHaveLength(1);
    stop.abort();
    expect(await watching).toBe(0);
  });

  it("tells of a server that stays away, a wrong token and an unknown run, and sends the rest", async () => {
    writeFileSync(join(folder, "a.txt"), "1");
    writeFileSync(join(folder, "b.txt"), "2");
    expect(await watch({ runOf: (path) => (path === "a.txt" ? "R-0404" : "R-0001") })).toBe(1);
    expect(lines.join("\n")).toContain("a.txt → R-0404: refused: No run R-0404.");
    expect(door.received.map((each) => each.name)).toEqual(["b.txt"]);
    const origin = `http://127.0.0.1:${door.port}`;
    expect(await watch({ stateFile: join(root, "other"), server: { origin, token: "wrong" } })).toBe(1);
    expect(lines.at(-1)).toContain("the token is refused");
    await door.close();
    expect(await watch({ stateFile: join(root, "third") })).toBe(1);
  });

  it("refuses the state of another server", async () => {
    writeFileSync(join(folder, "a.txt"), "1");
    await watch();
    const server = { origin: "http://127.0.0.1:1", token: "right" };
    await expect(watch({ server })).rejects.toThrow("--state");
  });
});

describe("channel folders of Toyo cyclers", () => {
  const files = syntheticToyo({ dialect: "japanese" });
  const write = (path: string, names: RegExp) => {
    mkdirSync(join(folder, path), { recursive: true });
    for (const { name, bytes } of files) if (names.test(name)) writeFileSync(join(folder, path, name), bytes);
  };
  const records = (at: number) => {
    const [recording] = readFile(bytesSource("30.zip", door.bodies[at]!)).recordings;
    return recording!.rows;
  };

  it("sends a folder as one archive, and a longer one when it grew", async () => {
    write("batch/30", /000001|000002|CAPACITY|PTN/);
    writeFileSync(join(folder, "batch/notes.csv"), "a,b\n1,2\n3,4\n");
    expect(await watch()).toBe(0);
    expect(door.received.map(({ name }) => name)).toEqual(["30.zip", "notes.csv"]);
    expect(Object.keys(unzipSync(door.bodies[0]!))).toEqual([
      "30/000001",
      "30/000002",
      "30/CAPACITY.LOG",
      "30/synthetic_OPTION.PTN",
      "30/synthetic.PTN",
    ]);
    write("batch/30", /000003/);
    expect(await watch()).toBe(0);
    expect(door.received.map(({ name }) => name)).toEqual(["30.zip", "notes.csv", "30.zip"]);
    expect(records(2)).toBeGreaterThan(records(0));
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith("garnetbook-watch-"))).toEqual([]);
  });

  it("never sends the same content twice, whatever became of times, names and the state", async () => {
    write("30", /./);
    await watch();
    await watch();
    utimesSync(join(folder, "30/000001"), 1e9, 1e9);
    utimesSync(join(folder, "30/CAPACITY.LOG"), 2e9, 2e9);
    await watch();
    expect(door.received).toHaveLength(1);
    mkdirSync(join(folder, "done"));
    renameSync(join(folder, "30"), join(folder, "done/30"));
    await watch();
    expect(door.received).toHaveLength(1);
    // With its state lost the folder is packed again: to the same bytes, which the server knows.
    await watch({ stateFile: join(root, "other") });
    expect(lines.at(-1)).toContain("done/30/ → R-0001: was there already");
    expect(door.bodies[1]!.equals(door.bodies[0]!)).toBe(true);
  });

  it("waits until the whole folder rests", async () => {
    write("30", /./);
    const old = Date.now() / 1000 - 3600;
    for (const { name } of files) utimesSync(join(folder, "30", name), old, old);
    const stop = new AbortController();
    const log = join(folder, "30/CAPACITY.LOG");
    appendFileSync(log, " ");
    const writing = setInterval(() => appendFileSync(log, " "), 5);
    const watching = watch({ once: false, quietS: 0.4, signal: stop.signal });
    await new Promise((resolve) => setTimeout(resolve, 800));
    clearInterval(writing);
    expect(door.received).toEqual([]);
    await until(() => door.received.length === 1);
    stop.abort();
    await watching;
  });

  it("survives the server being away", async () => {
    await door.close();
    write("30", /./);
    const stop = new AbortController();
    const watching = watch({ once: false, signal: stop.signal });
    await until(() => lines.some((line) => line.includes("does not answer")));
    await door.open();
    await until(() => lines.some((line) => line.includes("sent")));
    stop.abort();
    await watching;
    expect(await watch()).toBe(0);
    expect(door.received.map(({ name }) => name)).toEqual(["30.zip"]);
  });

  it("takes the watched folder itself for the channel, its backups with it", async () => {
    write(".", /./);
    write("backup", /000001/);
    expect(await watch({ runOf: (path) => (path === "000001" ? "R-0007" : null) })).toBe(0);
    expect(door.received.map(({ run, name }) => `${run} ${name}`)).toEqual(["R-0007 data.zip"]);
    expect(Object.keys(unzipSync(door.bodies[0]!))).toContain("data/backup/000001");
  });

  it("leaves files alone that are only named so", async () => {
    mkdirSync(join(folder, "a"));
    writeFileSync(join(folder, "a/000001"), "1");
    writeFileSync(join(folder, "a/000002"), "2");
    expect(await watch()).toBe(0);
    expect(door.received.map(({ name }) => name)).toEqual(["000001", "000002"]);
  });
});

it("leaves out what holds no record of its own, and tells it once", async () => {
  writeFileSync(join(folder, "test.mps"), "EC-LAB SETTING FILE\r\n\r\nNumber of linked techniques : 2\r\n");
  writeFileSync(join(folder, "report.pdf"), "%PDF-1.7\n");
  for (const { name, bytes } of syntheticToyo({ dialect: "english" }).filter(({ name }) => !/^\d/.test(name)))
    writeFileSync(join(folder, name), bytes);
  writeFileSync(join(folder, "unknown.dat"), "what is this");
  const stop = new AbortController();
  const watching = watch({ once: false, signal: stop.signal });
  await until(() => door.received.length > 0);
  await new Promise((resolve) => setTimeout(resolve, 100));
  stop.abort();
  expect(await watching).toBe(0);
  expect(door.received.map(({ name }) => name)).toEqual(["unknown.dat"]);
  const leftOut = lines.filter((line) => line.endsWith("left out")).map((line) => line.split(":")[0]);
  expect(leftOut).toEqual([
    "CAPACITY.LOG",
    "report.pdf",
    "synthetic.PTN",
    "synthetic_OPTION.PTN",
    "test.mps",
  ]);
});

describe("patterns of paths", () => {
  it.each([
    ["channel-3/*.mpr", "channel-3/a.MPR", true],
    ["channel-3/*.mpr", "channel-3/deep/a.mpr", false],
    ["**/*.mpr", "a.mpr", true],
    ["**/*.mpr", "x/y/a.mpr", true],
    ["channel-?/**", "channel-3/x/a.txt", true],
    ["channel-3\\*.mpr", "channel-3/a.mpr", true],
    ["a+(b).txt", "a+(b).txt", true],
    ["*.mpr", "ampr", false],
  ])("%s on %s: %s", (pattern, path, fits) => {
    expect(patternOf(pattern).test(path)).toBe(fits);
  });
});

import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "@/lib/db/testing/test-database";
import { cyclingText } from "@/lib/services/testing/cycling-text";
import { ingestScene } from "@/lib/services/testing/ingest-scene";
import { receiveFiles, sendRawFile, sendTrace } from "./file-doors";

const context = testDatabase();
const at = ingestScene(context);
const text = cyclingText({ cycles: 2, recordsAHalfCycle: 20 });
process.env.NEXTAUTH_SECRET = "only for this test, and long enough";
let write: string;
let read: string;

beforeEach(async () => {
  const client = at.scene.as.member;
  write = (await client.account.createToken({ name: "w", scope: "write" })).secret;
  read = (await client.account.createToken({ name: "r", scope: "read" })).secret;
});

const post = (body: BodyInit, headers: Record<string, string>, token: string | null = write) =>
  receiveFiles(
    new Request(`https://lab.example/api/v1/runs/${at.run}/files`, {
      method: "POST",
      body,
      headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...headers },
    }),
    at.run,
  );

const get = (token: string | null = read, headers: Record<string, string> = {}) =>
  new Request("https://lab.example/", {
    headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...headers },
  });

describe("sending", () => {
  test("one file as the raw body, its name percent-encoded", async () => {
    const response = await post(text, { "x-file-name": encodeURIComponent("Zelle µ 1.csv") });
    expect(response.status).toBe(201);
    const { files } = await response.json();
    expect(files).toEqual([
      expect.objectContaining({ name: "Zelle µ 1.csv", status: "waiting", duplicate: false }),
    ]);
    const again = await (await post(text, { "x-file-name": "b.csv" })).json();
    expect(again.files[0]).toMatchObject({ id: files[0].id, duplicate: true });
  });

  test("many files as a form", async () => {
    const form = new FormData();
    form.append("files", new Blob([text]), "a.csv");
    form.append("comment", "both from channel 3");
    form.append("files", new Blob([`${text}1`]), "b.csv");
    const { files } = await (await post(form, {})).json();
    expect(files.map((file: { name: string }) => file.name)).toEqual(["a.csv", "b.csv"]);
  });

  test.each([
    ["without a token", null, { "x-file-name": "a.csv" }, 401, "NOT_SIGNED_IN"],
    ["with a wrong token", "gnb_wrong", { "x-file-name": "a.csv" }, 401, "NOT_SIGNED_IN"],
    ["without a name", undefined, {}, 422, "INVALID_INPUT"],
    ["with a name that is not percent-encoded", undefined, { "x-file-name": "%E4%" }, 422, "INVALID_INPUT"],
    [
      "of 3 GiB, before its first byte",
      undefined,
      { "x-file-name": "a.csv", "content-length": String(3 * 1024 ** 3) },
      413,
      "TOO_LARGE",
    ],
    [
      "cut off on the way",
      undefined,
      { "x-file-name": "a.csv", "content-length": "99999" },
      422,
      "INVALID_INPUT",
    ],
  ])("is refused %s, and nothing is kept", async (_, token, headers, status, code) => {
    const before = at.stored();
    const response = await post(text, headers as Record<string, string>, token === undefined ? write : token);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code });
    expect(at.stored()).toEqual(before);
    expect(await at.files()).toEqual([]);
  });

  test("is refused only after what was being sent has been taken, so that the sender hears why", async () => {
    let left = 64;
    const body = new ReadableStream<Uint8Array>({
      pull(to) {
        if (left-- > 0) to.enqueue(new Uint8Array(65_536));
        else to.close();
      },
    });
    const request = new Request(`https://lab.example/api/v1/runs/${at.run}/files`, {
      ...{ method: "POST", body, duplex: "half" },
      headers: { authorization: `Bearer ${read}`, "x-file-name": "a.csv" },
    } as RequestInit);
    expect((await receiveFiles(request, at.run)).status).toBe(403);
    expect(left).toBeLessThan(0);
  });

  test("is refused with a token that may only read", async () => {
    const response = await post(text, { "x-file-name": "a.csv" }, read);
    expect(await response.json()).toMatchObject({ code: "NOT_PERMITTED", status: 403 });
  });

  test("is refused beyond the limit", async () => {
    process.env.GARNETBOOK_MAX_UPLOAD_BYTES = "50";
    try {
      const response = await post(text, { "x-file-name": "a.csv" });
      expect(response.status).toBe(413);
      expect((await response.json()).message).toBe(
        "The file is larger than 50 B, the most that one upload may have.",
      );
    } finally {
      delete process.env.GARNETBOOK_MAX_UPLOAD_BYTES;
    }
  });
});

describe("fetching", () => {
  test("gives the very bytes, to be saved and never run", async () => {
    const { sha256 } = await at.send("<script>.html", "<script>alert(1)</script>");
    const response = await sendRawFile(get(), sha256);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename="script.html"; filename*=UTF-8''script.html`,
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
    });
    expect(await response.text()).toBe("<script>alert(1)</script>");
    const part = await sendRawFile(get(read, { range: "bytes=1-6" }), sha256);
    expect(part.status).toBe(206);
    expect(part.headers.get("content-range")).toBe("bytes 1-6/25");
    expect(await part.text()).toBe("script");
  });

  test("is for readers of a project that uses the file", async () => {
    const { sha256 } = await at.send("a.csv", text);
    expect((await sendRawFile(get(null), sha256)).status).toBe(401);
    const { secret } = await at.scene.as.stranger.account.createToken({ name: "s", scope: "read" });
    expect((await sendRawFile(get(secret), sha256)).status).toBe(404);
    expect((await sendTrace(get(secret), at.run)).status).toBe(404);
    expect((await sendRawFile(get(), "../../../etc/passwd")).status).toBe(404);
  });

  test("gives the trace of a run as Parquet", async () => {
    await at.ingest(["a.csv", text]);
    const response = await sendTrace(get(), at.run);
    expect(response.headers.get("content-disposition")).toContain(`${at.run}.bdf.parquet`);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 4).toString()).toBe("PAR1");
    expect(bytes.length).toBe(Number(response.headers.get("content-length")));
  });
});

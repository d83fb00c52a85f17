import fc from "fast-check";
import { expect, test } from "vitest";
import { multipartBoundary, multipartFiles } from "./multipart";

async function* inPieces(bytes: Uint8Array, sizes: readonly number[]) {
  let at = 0;
  for (let turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length]!;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function filesOf(body: Uint8Array, boundary: string, sizes = [7]) {
  const files: { name: string; bytes: Buffer }[] = [];
  for await (const file of multipartFiles(inPieces(body, sizes), boundary)) {
    const pieces: Uint8Array[] = [];
    for await (const piece of file.bytes) pieces.push(piece);
    files.push({ name: file.name, bytes: Buffer.concat(pieces) });
  }
  return files;
}

/** A body as the platform itself writes it. */
async function encoded(form: FormData) {
  const response = new Response(form);
  return {
    body: new Uint8Array(await response.arrayBuffer()),
    boundary: multipartBoundary(response.headers.get("content-type"))!,
  };
}

test("files come as they were sent, fields are passed over, however the stream is cut", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ maxLength: 200 }), { minLength: 1, maxLength: 4 }),
      fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 5 }),
      async (contents, sizes) => {
        const form = new FormData();
        form.append("comment", "not a file");
        for (const [index, content] of contents.entries()) {
          form.append("file", new Blob([content as Uint8Array<ArrayBuffer>]), `Zelle ${index} "µ".mpr`);
        }
        const { body, boundary } = await encoded(form);
        const files = await filesOf(body, boundary, sizes);
        expect(files.map((file) => file.name)).toEqual(contents.map((_, index) => `Zelle ${index} "µ".mpr`));
        for (const [index, content] of contents.entries()) {
          expect(files[index]!.bytes.equals(Buffer.from(content))).toBe(true);
        }
      },
    ),
    { numRuns: 200 },
  );
});

test("bytes that look like the boundary stay bytes", async () => {
  const form = new FormData();
  const nasty = new TextEncoder().encode("\r\n--\r\n------formdata\r\n\r\n--");
  form.append("file", new Blob([nasty]), "a");
  const { body, boundary } = await encoded(form);
  expect((await filesOf(body, boundary))[0]!.bytes.equals(Buffer.from(nasty))).toBe(true);
});

test("a file left unread is passed over", async () => {
  const form = new FormData();
  form.append("file", new Blob(["x".repeat(1000)]), "first");
  form.append("file", new Blob(["second"]), "second");
  const { body, boundary } = await encoded(form);
  const names: string[] = [];
  for await (const file of multipartFiles(inPieces(body, [64]), boundary)) names.push(file.name);
  expect(names).toEqual(["first", "second"]);
});

test("a body that is cut off, or is no multipart at all, is refused", async () => {
  const form = new FormData();
  form.append("file", new Blob(["content"]), "a");
  const { body, boundary } = await encoded(form);
  for (const length of [0, 10, body.length - 5]) {
    await expect(filesOf(body.subarray(0, length), boundary)).rejects.toMatchObject({
      code: "invalid_input",
    });
  }
  await expect(filesOf(new TextEncoder().encode("hello"), boundary)).rejects.toMatchObject({
    code: "invalid_input",
  });
  expect(multipartBoundary("application/json")).toBeNull();
  expect(multipartBoundary(null)).toBeNull();
  expect(multipartBoundary('multipart/form-data; charset=utf-8; boundary="a b"')).toBe("a b");
});

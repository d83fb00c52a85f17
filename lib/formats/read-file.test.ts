import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import type { ParsedFile } from "@/lib/domain/parsed-file";
import { finishedFile } from "./finished-file";
import type { Confidence, FormatReader } from "./format-reader";
import { readFile } from "./read-file";
import { recogniseSource } from "./recognise";
import { formatReaders } from "./registry";
import { sniffSource } from "./sniff";
import { writeZip } from "./testing/write-zip";

const text = (content: string) => bytesSource("a.txt", new TextEncoder().encode(content));

function stub(id: string, confidence: Confidence | null, read?: () => ParsedFile): FormatReader {
  const reader: FormatReader = {
    id,
    title: id.toUpperCase(),
    kind: "cycling",
    version: 1,
    recognise: () => (confidence === null ? null : { confidence, matchedBy: `the ${id} way` }),
    read: (_, context) =>
      read?.() ??
      finishedFile(reader, context, {
        recordings: [{ name: "", kind: "cycling", rows: 1, columns: [] }],
        warnings: [],
      }),
  };
  return reader;
}

function refuse(expected: string): () => ParsedFile {
  return () => {
    throw new UnreadableFileError({ expected, found: "none" });
  };
}

describe("recognition", () => {
  test("surest first, equals in the order given, others not at all", () => {
    const readers = [
      stub("a", "possible"),
      stub("b", null),
      stub("c", "certain"),
      stub("d", "likely"),
      stub("e", "likely"),
    ];
    expect(recogniseSource(text("x"), readers).map(({ reader }) => reader.id)).toEqual(["c", "d", "e", "a"]);
  });

  test("what was matched goes into the result", () => {
    expect(readFile(text("x"), { readers: [stub("a", "likely")] })).toMatchObject({
      format: "a",
      matchedBy: "the a way",
    });
  });

  test("the next candidate is tried after a likely one, never after a certain one", () => {
    const second = stub("b", "possible");
    expect(readFile(text("x"), { readers: [stub("a", "likely", refuse("rows")), second] }).format).toBe("b");
    expect(() => readFile(text("x"), { readers: [stub("a", "certain", refuse("rows")), second] })).toThrow(
      "expected rows",
    );
    const both = [stub("a", "likely", refuse("first")), stub("b", "possible", refuse("second"))];
    expect(() => readFile(text("x"), { readers: both })).toThrow("expected first, or second, found none");
  });

  test("a defect of a reader is not taken for a bad file", () => {
    const broken = stub("a", "likely", () => {
      throw new RangeError("offset");
    });
    expect(() => readFile(text("x"), { readers: [broken, stub("b", "possible")] })).toThrow(RangeError);
  });
});

describe("a format the user chose", () => {
  test("skips recognition and is recorded as chosen", () => {
    const readers = [stub("a", "certain"), stub("b", null)];
    expect(readFile(text("x"), { readers, format: "b" })).toMatchObject({
      format: "b",
      matchedBy: "chosen by the user",
    });
    expect(() => readFile(text("x"), { readers, format: "z" })).toThrow(
      'expected a format id out of a, b, found "z"',
    );
  });
});

test("an archive that no reader takes is told by its members", () => {
  const names = ["a.txt", "b.txt", "c/d.txt", "e.txt"];
  const archive = zipSync(Object.fromEntries(names.map((name) => [name, new Uint8Array([1])])));
  expect(() => readFile(bytesSource("x", archive), { readers: [stub("a", null)] })).toThrow(
    "found a ZIP archive of a.txt, b.txt, c/d.txt and 1 more; such files are sent unpacked",
  );
});

describe("files that no reader takes", () => {
  test.each([
    ["", /found an empty file \(0 bytes\)$/],
    ["\n\n  \n", /found only blank lines$/],
    ["Dear diary,\nnothing happened", /found text that begins "Dear diary,"$/],
    [`${"x".repeat(100)}\n`, /found text that begins "x{60}…"$/],
    ["\u0000\u0001\u0002abc", /found 6 bytes that begin 00 01 02 61 62 63$/],
  ])("%j", (content, message) => {
    const read = () => readFile(text(content), { readers: [stub("a", null), stub("b", null)] });
    expect(read).toThrow(UnreadableFileError);
    expect(read).toThrow(message);
    if (content !== "")
      expect(read).toThrow("expected an instrument file of one of the 2 formats that are read");
  });
});

test("a table of another program is named in its own letters, with what it takes to read it", () => {
  // 时间,电压 in GBK.
  const titles = [0xca, 0xb1, 0xbc, 0xe4, 0x2c, 0xb5, 0xe7, 0xd1, 0xb9, 0x0a];
  const bytes = Uint8Array.from([...titles, ...new TextEncoder().encode("0,0.5\n1,0.4\n")]);
  const read = () => readFile(bytesSource("table.csv", bytes));
  expect(read).toThrow(/or a table with a column mapping, found text that begins "时间,电压"$/);
});

test("progress can cancel", () => {
  const spectrum = "freq/Hz\tRe(Z)/Ohm\tIm(Z)/Ohm\n1\t2\t-3\n";
  const cancel = () => {
    throw new Error("cancelled");
  };
  expect(() => readFile(text(spectrum), { onProgress: cancel })).toThrow("cancelled");
});

describe("what recognition looks at", () => {
  test("leading blank lines and a byte order mark are not in the text", () => {
    expect(sniffSource(text("\ufeff\r\n  \n\tTAG x")).text).toBe("\tTAG x");
    const utf16 = Uint8Array.from([0xff, 0xfe, 0x41, 0, 0xb5, 0]);
    expect(sniffSource(bytesSource("a", utf16)).text).toBe("Aµ");
  });

  test("every byte is one character, and at most 64 kB of them", () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => (index % 224) + 32);
    const sniff = sniffSource(bytesSource("a", bytes));
    expect(sniff.head).toHaveLength(65_536);
    expect(sniff.text).toHaveLength(65_536);
    expect(sniff.text.charCodeAt(100)).toBe(132);
    expect(sniff.zipMembers).toBeNull();
  });

  test("member names of a ZIP come from its directory, behind a comment, or without it from a cut archive", () => {
    const names = ["data.ndc", "xl/workbook.xml", "日本.txt"];
    const zip = writeZip(names.map((name) => ({ name, bytes: new Uint8Array(10) })));
    expect(sniffSource(bytesSource("a", zip)).zipMembers).toEqual(names);
    const commented = Uint8Array.from([...zip, ...new Uint8Array(1000)]);
    expect(sniffSource(bytesSource("a", commented)).zipMembers).toEqual(names);
    const cut = zip.subarray(0, zip.length - 30);
    expect(sniffSource(bytesSource("a", cut)).zipMembers).toEqual(names);
  });
});

test("no reader takes another's certain file by its name", () => {
  const ids = formatReaders.map((reader) => reader.id);
  expect(ids).toContain("biologic-mpr");
  const magic = new TextEncoder().encode("BIO-LOGIC MODULAR FILE\u001a");
  const candidates = recogniseSource(bytesSource("data.ndax", magic), formatReaders);
  expect(candidates.map(({ reader }) => reader.id)).toEqual(["biologic-mpr"]);
});

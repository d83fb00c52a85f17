/** The same text as other programs save it: every reader of text gives the same numbers. */
import { describe, expect, it } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import { readFile } from "./read-file";
import { loadFuzzSamples } from "./testing/load-fuzz-samples";
import { fixedFormats, tableFormats } from "./testing/text-formats";
import { decideEncoding, decodeText } from "./text-decoding";

const formats = [...tableFormats, ...fixedFormats];

function textOf(bytes: Uint8Array): string {
  const { encoding, markLength } = decideEncoding(bytes);
  return decodeText(bytes.subarray(markLength), encoding);
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, "utf16le"));
const lines = (text: string, end: string) => utf8(text.replace(/\r?\n/g, end));

const variants: readonly (readonly [string, (text: string) => Uint8Array])[] = [
  ["line feeds", (text) => lines(text, "\n")],
  ["carriage returns and line feeds", (text) => lines(text, "\r\n")],
  ["carriage returns alone", (text) => lines(text, "\r")],
  ["a byte order mark", (text) => utf8(`\ufeff${text}`)],
  ["UTF-16 with a mark", (text) => utf16(`\ufeff${text}`)],
  ["big-endian UTF-16", (text) => new Uint8Array(Buffer.from(utf16(`\ufeff${text}`)).swap16())],
  ["UTF-16 without a mark", utf16],
  ["no line end after the last row", (text) => utf8(text.replace(/[\r\n]+$/, ""))],
  ["blank lines at the end", (text) => utf8(`${text.replace(/[\r\n]+$/, "")}\r\n\r\n`)],
  ["the minus sign of typography", (text) => utf8(text.replace(/(?<=[\t,;])-(?=\d)/g, "\u2212"))],
];

const warningsOf = (bytes: Uint8Array) => readFile(bytesSource("unnamed.dat", bytes)).warnings;

/** Sums and numbers of values of every column the product knows. */
function summary(bytes: Uint8Array) {
  const { format, recordings } = readFile(bytesSource("unnamed.dat", bytes));
  return {
    format,
    recordings: recordings.map(({ rows, columns }) => ({
      rows,
      columns: columns.flatMap(({ role, values }) => {
        const defined = [...values].filter((value) => !Number.isNaN(value));
        return role === null ? [] : [[role, defined.length, defined.reduce((sum, value) => sum + value, 0)]];
      }),
    })),
  };
}

describe.each(formats)("%s", (format) => {
  it.each(variants)("reads %s", async (_, vary) => {
    const samples = await loadFuzzSamples(format);
    const texts = samples.filter((bytes) => bytes[0] !== 0x1f && bytes[0] !== 0x50).map(textOf);
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(summary(vary(text))).toEqual(summary(utf8(text)));
  });

  it("leaves out zero bytes behind the last row, and says so", async () => {
    const samples = await loadFuzzSamples(format);
    const text = textOf(samples.find((bytes) => bytes[0] !== 0x50)!).replace(/[\r\n]*$/, "\r\n");
    const padded = utf8(text + "\0".repeat(700));
    expect(summary(padded)).toEqual(summary(utf8(text)));
    const told = warningsOf(padded).filter(({ message }) => message.includes("700 zero bytes"));
    expect(told.map(({ code }) => code)).toEqual(["truncated"]);
  });
});

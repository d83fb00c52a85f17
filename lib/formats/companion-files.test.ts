import { describe, expect, it } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import { readFile } from "./read-file";
import { writeZip } from "./testing/write-zip";

const archive = (...names: string[]) => writeZip(names.map((name) => ({ name, bytes: new Uint8Array(4) })));
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe("files that are no instrument's data", () => {
  it.each([
    [
      "\ufeff\r\nEC-LAB SETTING FILE\r\n\r\nNumber of linked techniques : 1",
      /^expected the \.mpr .* \(\.mps\): the protocol/,
    ],
    ["BT-Lab LOG FILE\r\n", /^expected the \.mpr or \.mpt .* a log of EC-Lab/],
    ["Date,Time,Condition,Mode,Cycle,TotlCycle,Cap[mAh],Finish\r\n", /whole channel folder.*CAPACITY\.LOG/],
    ["<!DOCTYPE html>\n<p>", /a web page$/],
    ['<?xml version="1.0"?><a/>', /an XML file/],
    ['{"cells": []}', /a JSON file$/],
    ["%PDF-1.7\n", /a PDF document$/],
  ])("%j", (text, message) => {
    expect(() => readFile(bytesSource("a", new TextEncoder().encode(text)))).toThrow(message);
  });

  it.each([
    ["\x89PNG\r\n\x1a\n\0\0", /a picture$/],
    ["\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", /saved as \.xlsx or text, found an old Excel/],
    ["\x89HDF\r\n\x1a\n\0", /an HDF5 file$/],
    ["\x1f\x8b\x08\0\0\0", /gzip data that are no BDF text$/],
    ["\0\0\0\x18ftypmp42", /a film$/],
  ])("%j", (bytes, message) => {
    const read = () => readFile(bytesSource("a", latin1(bytes)));
    expect(read).toThrow(UnreadableFileError);
    expect(read).toThrow(message);
  });

  it.each([
    [["lab/ro-crate-metadata.json", "lab/a.mpr"], /another notebook \(\.eln\)/],
    [["[Content_Types].xml", "word/document.xml"], /a Word document/],
    [["mimetype", "META-INF/manifest.xml"], /an OpenDocument file/],
  ])("%j", (names, message) => {
    expect(() => readFile(bytesSource("a", archive(...names)))).toThrow(message);
  });
});

import { randomBytes } from "node:crypto";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import { writeZip } from "./testing/write-zip";
import { ZipArchive } from "./zip-archive";

const open = (bytes: Uint8Array) => new ZipArchive(bytesSource("a.zip", bytes));
const noise = Uint8Array.from({ length: 50_000 }, (_, index) => (index * index) >> 3);

describe("ZIP archives", () => {
  it("reads what another program packed, stored or deflated", () => {
    const archive = open(zipSync({ "a.txt": [strToU8("stored"), { level: 0 }], "b/c.bin": noise }));
    expect(archive.members.map((member) => member.name)).toEqual(["a.txt", "b/c.bin"]);
    expect(archive.read("a.txt")).toEqual({ bytes: strToU8("stored"), damage: null });
    expect(Buffer.from(archive.read("b/c.bin").bytes).equals(noise)).toBe(true);
  });

  it("leaves out names that leave the archive, links and encrypted members, and says so", () => {
    const bytes = strToU8("x");
    const archive = open(
      writeZip([
        { name: "ok", bytes },
        { name: "../etc/passwd", bytes },
        { name: "/root", bytes },
        { name: "C:\\x", bytes },
        { name: "link", bytes, mode: 0o120777 },
        { name: "locked", bytes, flags: 1 },
      ]),
    );
    expect(archive.members.map((member) => member.name)).toEqual(["ok"]);
    expect(archive.refused).toHaveLength(5);
  });

  it("refuses a bomb, whatever size it claims", () => {
    const zeros = new Uint8Array(32 * 1024 * 1024);
    const honest = open(writeZip([{ name: "bomb", bytes: zeros }]));
    expect(() => honest.read("bomb")).toThrow(UnreadableFileError);
    const lying = open(writeZip([{ name: "bomb", bytes: zeros, claimedBytes: 1000 }]));
    expect(() => lying.read("bomb")).toThrow(/1000 bytes unpacked, found more/);
  });

  it("refuses a member larger than memory has room for, before unpacking it", () => {
    const bytes = new Uint8Array(randomBytes(1_000_000));
    const archive = open(writeZip([{ name: "large", bytes, claimedBytes: 900 * 1024 ** 2 }]));
    expect(() => archive.read("large")).toThrow(
      /at most 805306368 bytes unpacked, found 943718400 at member large/,
    );
  });

  it("gives what is there of an archive cut in two", () => {
    const random = new Uint8Array(randomBytes(40_000));
    const whole = writeZip([
      { name: "first", bytes: noise },
      { name: "second", bytes: random },
    ]);
    const archive = open(whole.subarray(0, whole.length - 20_000));
    expect(archive.truncated).toBe(true);
    expect(archive.read("first").damage).toBeNull();
    const second = archive.read("second");
    expect(second.damage).toBe("cut");
    expect(second.bytes.length).toBeGreaterThan(15_000);
    expect(Buffer.from(second.bytes).equals(random.subarray(0, second.bytes.length))).toBe(true);
  });

  it("notices changed bytes", () => {
    const whole = writeZip([{ name: "a", bytes: strToU8("hello world"), deflate: false }]);
    whole[33] = 0x48;
    expect(open(whole).read("a").damage).toBe("checksum");
  });

  it("salvages a deflated member up to a broken block", () => {
    const whole = writeZip([{ name: "a", bytes: noise }]);
    whole.fill(0xff, 800, 900);
    const content = open(whole).read("a");
    expect(content.damage).not.toBeNull();
    expect(content.bytes.length).toBeLessThanOrEqual(noise.length);
  });

  it("refuses what is no archive", () => {
    expect(() => open(new Uint8Array(100))).toThrow(UnreadableFileError);
    expect(() => open(new Uint8Array(0))).toThrow(UnreadableFileError);
  });
});

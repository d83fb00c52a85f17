import { describe, expect, it } from "vitest";
import { decideDateOrder, parseClock, startTimeOf } from "./clock-date";
import { parseDuration } from "./clock-time";

describe("durations", () => {
  it.each([
    ["12:03:04.5", 43384.5],
    ["00:00:00", 0],
    ["144:02:18", 518538],
    ["03:04", 184],
    ["  0d 00:00:5.05", 5.05],
    ["2d 01:00:00.25", 176400.25],
    ["1.02:03:04", 93784],
    ["2-03:04:05", 183845],
    ["-00:00:01", -1],
    ["17.25", 17.25],
  ])("reads %s", (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });

  it.each(["", "::", "abc", "1:", "12:3x:04"])("refuses %j", (text) => {
    expect(parseDuration(text)).toBeNaN();
  });

  it("reads a decimal comma, and a point behind colons all the same", () => {
    expect(parseDuration("00:00:01,5", ",")).toBe(1.5);
    expect(parseDuration("00:00:01.5", ",")).toBe(1.5);
    expect(parseDuration("0d 00:00:01,5", ".")).toBe(1.5);
    expect(parseDuration("17,25", ",")).toBe(17.25);
  });
});

describe("dates", () => {
  it("never guesses between day and month", () => {
    expect(decideDateOrder(["05/06/2024"])).toEqual({ order: "mdy", certainty: "ambiguous" });
    expect(decideDateOrder(["05/06/2024", "17/06/2024"])).toEqual({ order: "dmy", certainty: "inferred" });
    expect(decideDateOrder(["2024-06-05"]).certainty).toBe("stated");
    expect(decideDateOrder(["05-Jun-24"])).toEqual({ order: "dmy", certainty: "stated" });
    expect(startTimeOf("05/06/2024 10:00:00", decideDateOrder(["05/06/2024"])).iso).toBeNull();
  });

  it.each([
    ["2024-06-05 13:04:05.25", "ymd", "2024-06-05T13:04:05.250Z"],
    ["6/5/2024 1:04:05 PM", "mdy", "2024-06-05T13:04:05.000Z"],
    ["05.06.2024 13:04", "dmy", "2024-06-05T13:04:00.000Z"],
    ["05-Jun-24 12:04:05 AM", "dmy", "2024-06-05T00:04:05.000Z"],
    ["05. März 2024 13:04:05", "dmy", "2024-03-05T13:04:05.000Z"],
    ["5-déc-24 13:04:05", "dmy", "2024-12-05T13:04:05.000Z"],
    ["2024年6月5日13:04:05", "ymd", "2024-06-05T13:04:05.000Z"],
    ["2024/6/5 下午 01:04:05", "ymd", "2024-06-05T13:04:05.000Z"],
    ["2024/6/5 오전 12:04:05", "ymd", "2024-06-05T00:04:05.000Z"],
    ["5/6/2024 1:04:05 p. m.", "dmy", "2024-06-05T13:04:05.000Z"],
    ["2024-06-05T13:04:05Z", "ymd", "2024-06-05T13:04:05.000Z"],
    ["2024-06-05T13:04:05+09:00", "ymd", "2024-06-05T04:04:05.000Z"],
  ] as const)("reads %s", (text, order, iso) => {
    expect(new Date(parseClock(text, order)!.seconds * 1000).toISOString()).toBe(iso);
  });

  it("refuses days that no calendar has", () => {
    expect(parseClock("2024-02-30", "ymd")).toBeNull();
    expect(parseClock("31/31/2024", "dmy")).toBeNull();
    expect(parseClock("today", "ymd")).toBeNull();
    expect(parseClock("5 Brumaire 2024", "dmy")).toBeNull();
  });

  it("refuses a day without its year rather than take the year from the hour", () => {
    expect(parseClock("03-25 22:40:00", "mdy")).toBeNull();
    expect(parseClock("03-25 22:40:00", "ymd")).toBeNull();
  });

  it("keeps the zone unknown unless printed", () => {
    const stated = { order: "ymd", certainty: "stated" } as const;
    expect(startTimeOf("2024-06-05 13:04:05", stated)).toEqual({
      printed: "2024-06-05 13:04:05",
      iso: "2024-06-05T13:04:05.000",
      zone: "unknown",
    });
    expect(startTimeOf("2024-06-05 13:04:05+09:00", stated).zone).toBe("offset");
  });
});

import { expect, test } from "vitest";
import { fieldWords, valueWords } from "./field-words";

test("a field's unit is set apart from its name", () => {
  expect(fieldWords("counterDiameterMm")).toBe("counter diameter / mm");
  expect(fieldWords("cathodeLoadingMahCm2")).toBe("cathode loading / mAh cm⁻²");
  expect(fieldWords("dewPointC")).toBe("dew point / °C");
  expect(fieldWords("platingSignReason")).toBe("plating sign reason");
  expect(fieldWords("interlayerId")).toBe("interlayer");
});

test("values read as sentences, not as code", () => {
  expect(valueWords(null)).toBe("–");
  expect(valueWords([])).toBe("–");
  expect(valueWords("hybrid_full")).toBe("hybrid full");
  expect(valueWords("2 M LiFSI_x")).toBe("2 M LiFSI_x");
  expect(valueWords([{ id: "1", kind: "isostatic_press", pressureMpa: 250, notes: "" }])).toBe(
    "1. isostatic press, pressure / MPa 250",
  );
});

test("writes instants as people read them", () => {
  expect(valueWords("2025-02-24T21:59:25.654Z")).toBe("2025-02-24 21:59 UTC");
  expect(valueWords("2025-02-24")).toBe("2025-02-24");
});

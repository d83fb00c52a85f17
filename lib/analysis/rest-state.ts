/** Which words of a cycler's state column mean that no current is driven. */

const restWords =
  /^(rest|r|ocv|ocp|open[ _-]?circuit.*|pause|paused|idle|standby|off|stop|stopped|suspend(ed)?|s|o|p|wait|end|.*\brest\b.*|.*\bpause\b.*|静置|搁置|休止|充電休止|放電休止)$/i;

/** 1 for every label that means rest, by label index. */
export function restLabels(labels: readonly string[]): Uint8Array {
  return Uint8Array.from(labels, (label) => (restWords.test(label.trim()) ? 1 : 0));
}

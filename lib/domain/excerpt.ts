/** The part of a text that a search found, in one line. */

const length = 160;

/** About 160 characters around the words, or around the word most like them; with … where something was cut. */
export function excerptAround(text: string, words: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const at = placeOf(line, words.trim());
  const start = Math.max(0, Math.min(at - length / 4, line.length - length));
  const from = start === 0 ? 0 : line.indexOf(" ", start) + 1;
  const piece = line.slice(from, from + length);
  return `${from > 0 ? "… " : ""}${piece}${from + length < line.length ? " …" : ""}`;
}

function placeOf(line: string, words: string): number {
  const exact = line.toLowerCase().indexOf(words.toLowerCase());
  if (exact >= 0) return exact;
  let best = { at: 0, share: 0 };
  const wanted = trigrams(words);
  for (const match of line.matchAll(/\S+/g)) {
    const own = trigrams(match[0]);
    const share = [...own].filter((each) => wanted.has(each)).length / Math.max(1, own.size);
    if (share > best.share) best = { at: match.index, share };
  }
  return best.at;
}

function trigrams(text: string): ReadonlySet<string> {
  const padded = `  ${text.toLowerCase()} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, index) => padded.slice(index, index + 3)));
}

/** File names from strangers: metadata for people, never part of a path. */

/**
 * The last part of a path in either slash, without control, bidirectional-override and reserved characters; at most
 * 200 characters with the extension kept; "file" when nothing is left.
 */
export function safeFileName(given: string): string {
  const last = given.normalize("NFC").split(/[\\/]/).at(-1) ?? "";
  const clean = last
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff<>:"|?*]/g, "")
    .trim()
    .replace(/^\.+|[. ]+$/g, "");
  if (clean === "") return "file";
  if (clean.length <= 200) return clean;
  const dot = clean.lastIndexOf(".");
  const extension = dot > 0 && clean.length - dot <= 20 ? clean.slice(dot) : "";
  return clean.slice(0, 200 - extension.length) + extension;
}

/** Content-Disposition of a download, with an ASCII fallback (RFC 6266). */
export function attachmentHeader(name: string): string {
  const safe = safeFileName(name);
  const ascii = safe.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(safe).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

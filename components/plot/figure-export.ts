/** A drawing on the page as a file of its own: colours made literal, caption inside, 300 dpi for PNG. */

const dotsPerInch = 300;
/** CSS pixels per inch. */
const pixelsPerInch = 96;
const lineHeight = 14;
const charactersPerLine = 110;

/** A self-contained SVG: black on white, title and caption as metadata and as text under the drawing. */
export function svgOf(
  drawing: SVGSVGElement,
  words: { readonly title: string; readonly caption: string },
): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const { width, height } = drawing.viewBox.baseVal;
  const lines = wrapped(`${words.title}. ${words.caption}`);
  const total = height + (lines.length + 1) * lineHeight;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("viewBox", `0 0 ${width} ${total}`);
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(total));
  copy.setAttribute("style", "color:#111;background:#fff");
  copy.removeAttribute("class");
  const add = (name: string, attributes: Record<string, string>, text = "") => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.textContent = text;
    return node;
  };
  copy.prepend(
    add("title", {}, words.title),
    add("desc", {}, words.caption),
    add("rect", { width: String(width), height: String(total), fill: "#fff" }),
  );
  lines.forEach((line, index) => {
    const y = String(height + (index + 1) * lineHeight);
    copy.append(add("text", { x: "8", y, "font-size": "10", fill: "#333" }, line));
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}`;
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && line.length + word.length + 1 > charactersPerLine) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return line === "" ? lines : [...lines, line];
}

/** @returns a PNG at 300 dpi for the figure's printed size */
export async function pngOf(
  svg: string,
  size: { readonly width: number; readonly height: number },
): Promise<Blob> {
  const factor = dotsPerInch / pixelsPerInch;
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round((image.width || size.width) * factor);
  canvas.height = Math.round((image.height || size.height) * factor);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) => {
    canvas.toBlob(
      (blob) => (blob === null ? fail(new Error("The picture could not be made.")) : done(blob)),
      "image/png",
    );
  });
}

export function downloadBlob(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

import { create } from "qrcode";

/** A QR code as one SVG path, drawn on the server: sharp at every size, four modules of quiet around it. */
export function QrCode({ text, size, title }: { text: string; size: string; title: string }) {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const quiet = 4;
  const side = modules.size + 2 * quiet;
  const dark = Array.from(modules.data)
    .map((bit, index) => {
      const x = (index % modules.size) + quiet;
      const y = Math.floor(index / modules.size) + quiet;
      return bit ? `M${x} ${y}h1v1h-1z` : "";
    })
    .join("");
  return (
    <svg
      viewBox={`0 0 ${side} ${side}`}
      width={size}
      height={size}
      role="img"
      aria-label={title}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={dark} fill="#000" />
    </svg>
  );
}

import { QrCode } from "./qr-code";

export interface LabelText {
  readonly code: string;
  /** Address of the thing's page. */
  readonly address: string;
  /** At most three short lines under the code. */
  readonly lines: readonly string[];
  /** Printed so that a demonstration's label is never taken for a real one. */
  readonly isSimulated: boolean;
}

/** A label of 50 mm by 25 mm: the code to read, the address to scan. Black on white in every theme. */
export function Label({ label }: { label: LabelText }) {
  return (
    <article
      aria-label={`Label of ${label.code}`}
      className="flex h-[25mm] w-[50mm] items-center overflow-hidden bg-white text-black [break-after:page] [break-inside:avoid]"
    >
      <QrCode text={label.address} size="23mm" title={`QR code of ${label.address}`} />
      <div className="min-w-0 flex-1 pr-[1mm] leading-tight">
        <p className={`${label.code.length > 8 ? "text-[2.9mm]" : "text-[4.6mm]"} font-bold break-all`}>
          {label.code}
        </p>
        {label.lines.map((line) => (
          <p
            key={line}
            className={`line-clamp-2 break-words ${line.length > 16 ? "text-[2.3mm]" : "text-[2.7mm]"}`}
          >
            {line}
          </p>
        ))}
        {label.isSimulated ? <p className="text-[2.7mm] font-bold">SIMULATED</p> : null}
      </div>
    </article>
  );
}

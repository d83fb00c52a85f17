import { ButtonLink } from "./button";
import { Label, type LabelText } from "./label";
import { PrintButton } from "./print-button";
import { counted } from "./words";

/** Labels to print, one to a page of 50 mm by 25 mm. */
export function LabelSheet({ labels, back }: { labels: readonly LabelText[]; back: string }) {
  return (
    <>
      {/* The label is the page: no margins, so that a label printer needs no settings. */}
      <style>{"@page { size: 50mm 25mm; margin: 0; } @media print { body { background: #fff; } }"}</style>
      <header className="no-print mb-4 flex flex-wrap items-center justify-between gap-3">
        <div>
          <h1 className="text-xl font-semibold">{counted(labels.length, "label")}</h1>
          <p className="text-ink-soft">
            50 mm × 25 mm, one to a page; the code carries the address of the page.
          </p>
        </div>
        <div className="flex gap-2">
          <ButtonLink href={back}>Back</ButtonLink>
          <PrintButton />
        </div>
      </header>
      <div className="flex flex-wrap gap-4 print:block">
        {labels.map((label) => (
          <div key={label.code} className="border border-line print:border-0">
            <Label label={label} />
          </div>
        ))}
      </div>
    </>
  );
}

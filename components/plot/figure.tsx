"use client";

import { Download } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { Button } from "../button";
import { csvOf, type FigureData } from "./figure-data";
import { downloadBlob, pngOf, svgOf } from "./figure-export";

/**
 * A figure fit for a paper: the drawing, its caption with n, conditions, estimator and source, and its exports.
 * The drawing is plain SVG from the server; only the export buttons need this script.
 */
export function Figure({
  name,
  title,
  caption,
  width,
  height,
  data,
  dataHref,
  children,
}: {
  /** File name without ending. */
  name: string;
  title: string;
  /** Units, n, conditions, estimator, source and address: goes into the exported files too. */
  caption: string;
  width: number;
  height: number;
  data?: FigureData;
  /** Where the numbers are served, when they are too many to carry along. */
  dataHref?: string;
  children: ReactNode;
}) {
  const drawing = useRef<SVGSVGElement>(null);
  const save = async (kind: "svg" | "png" | "csv") => {
    if (kind === "csv") {
      if (data !== undefined)
        downloadBlob(new Blob([csvOf(data, caption)], { type: "text/csv" }), `${name}.csv`);
      return;
    }
    if (drawing.current === null) return;
    const text = svgOf(drawing.current, { title, caption });
    if (kind === "svg") downloadBlob(new Blob([text], { type: "image/svg+xml" }), `${name}.svg`);
    else downloadBlob(await pngOf(text, { width, height }), `${name}.png`);
  };
  return (
    <figure className="rounded border border-line bg-surface p-3">
      <div className="flex items-start justify-between gap-2">
        <h3 className="font-medium">{title}</h3>
        <div className="no-print flex gap-1">
          {(["svg", "png", ...(data === undefined ? [] : (["csv"] as const))] as const).map((kind) => (
            <Button key={kind} look="quiet" className="px-1.5 py-0.5 text-xs" onClick={() => void save(kind)}>
              <Download size={12} aria-hidden="true" />
              {kind.toUpperCase()}
              <span className="sr-only"> of {title}</span>
            </Button>
          ))}
          {dataHref === undefined ? null : (
            <a
              href={dataHref}
              download
              className="inline-flex items-center gap-1.5 rounded px-1.5 py-0.5 text-xs font-medium text-ink-soft hover:bg-sunken hover:text-ink"
            >
              <Download size={12} aria-hidden="true" />
              CSV<span className="sr-only"> of {title}</span>
            </a>
          )}
        </div>
      </div>
      <div className="overflow-x-auto">
        <svg
          ref={drawing}
          viewBox={`0 0 ${width} ${height}`}
          width={width}
          height={height}
          role="img"
          aria-label={`${title}. ${caption}`}
          className="mx-auto block h-auto max-w-full"
          fontFamily="Inter Variable, Inter, Helvetica, Arial, sans-serif"
        >
          {children}
        </svg>
      </div>
      <figcaption className="mt-1 text-sm text-ink-soft">{caption}</figcaption>
    </figure>
  );
}

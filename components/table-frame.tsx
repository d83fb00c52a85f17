import type { ReactNode } from "react";
import { classNames } from "./class-names";

/**
 * What a wide or long table scrolls in, so that the page does not. A frame that scrolls must be reachable by keyboard,
 * and what is only read aloud is placed in it: it must not widen the page.
 */
export function TableFrame({
  label,
  isTall = false,
  children,
}: {
  label: string;
  isTall?: boolean;
  children: ReactNode;
}) {
  return (
    <section
      aria-label={label}
      tabIndex={0}
      className={classNames(
        "relative rounded border border-line bg-surface",
        isTall ? "max-h-[34rem] overflow-auto print:max-h-none" : "overflow-x-auto",
      )}
    >
      {children}
    </section>
  );
}

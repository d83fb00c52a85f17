import type { ReactNode } from "react";

/** Pages that are printed: nothing around them. */
export default function PrintLayout({ children }: { children: ReactNode }) {
  return <main className="min-h-dvh p-4 print:min-h-0 print:p-0">{children}</main>;
}

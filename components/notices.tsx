"use client";

import { Toaster } from "sonner";

/** Short messages in a corner; nothing on the page moves for them. */
export function Notices() {
  return (
    <Toaster
      position="bottom-right"
      closeButton
      toastOptions={{
        style: {
          fontFamily: "inherit",
          background: "var(--surface)",
          color: "var(--ink)",
          border: "1px solid var(--line)",
        },
      }}
    />
  );
}

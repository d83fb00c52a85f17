"use client";

import { type RefObject, useEffect } from "react";

/** After a refused save the focus goes to the first control that is at fault. */
export function useFirstProblem(
  form: RefObject<HTMLFormElement | null>,
  problems: Readonly<Record<string, string>>,
): void {
  useEffect(() => {
    if (Object.keys(problems).length === 0) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [form, problems]);
}

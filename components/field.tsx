"use client";

import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from "react";
import { classNames } from "./class-names";

export const controlClass =
  "touch min-h-[34px] w-full rounded border border-line-strong bg-surface px-2 py-1.5 text-ink placeholder:text-ink-soft/70 disabled:opacity-60 aria-invalid:border-bad";

const boxClass =
  "flex items-center gap-1.5 has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-(--focus) has-[[aria-invalid=true]]:border-bad";

interface Labelled {
  readonly label: string;
  /** Shown at the end of the control: µm, mm, °C. */
  readonly unit?: string | undefined;
  readonly hint?: ReactNode;
  readonly problem?: string | undefined;
  readonly isRequired?: boolean;
}

function Frame({
  label,
  unit,
  hint,
  problem,
  isRequired,
  id,
  children,
}: Labelled & { id: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-0.5 block text-sm font-medium">
        {label}
        {isRequired ? (
          <span className="text-bad" aria-hidden="true">
            {" "}
            *
          </span>
        ) : null}
      </label>
      {unit === undefined ? (
        children
      ) : (
        // The unit stands inside the box, so that the boxes of a column end together.
        <div className={classNames(controlClass, boxClass)}>
          {children}
          <span id={`${id}-unit`} className="shrink-0 text-ink-soft">
            {unit}
          </span>
        </div>
      )}
      {problem === undefined ? null : (
        <p id={`${id}-problem`} className="mt-0.5 text-sm text-bad">
          {problem}
        </p>
      )}
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="mt-0.5 text-sm text-ink-soft">
          {hint}
        </p>
      )}
    </div>
  );
}

function describedBy(id: string, { hint, problem, unit }: Labelled): string | undefined {
  const ids = [
    unit === undefined ? null : `${id}-unit`,
    problem === undefined ? null : `${id}-problem`,
    hint === undefined ? null : `${id}-hint`,
  ];
  return ids.filter(Boolean).join(" ") || undefined;
}

function split<Props extends Labelled>(props: Props) {
  const { label, unit, hint, problem, isRequired, ...control } = props;
  return { frame: { label, unit, hint, problem, isRequired } as Labelled, control };
}

export function TextField(props: Labelled & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  const { frame, control } = split(props);
  return (
    <Frame {...frame} id={id}>
      <input
        id={id}
        aria-invalid={frame.problem !== undefined}
        aria-describedby={describedBy(id, frame)}
        required={frame.isRequired}
        {...control}
        className={classNames(
          frame.unit === undefined ? controlClass : "w-0 min-w-0 grow bg-transparent outline-none!",
          control.className,
        )}
      />
    </Frame>
  );
}

/** A number with its unit: typed as text, so that "0,5" and "0.5" both work and nothing jumps. */
export function NumberField(props: Labelled & InputHTMLAttributes<HTMLInputElement>) {
  return <TextField inputMode="decimal" autoComplete="off" {...props} className="text-right" />;
}

export function SelectField(props: Labelled & SelectHTMLAttributes<HTMLSelectElement>) {
  const id = useId();
  const { frame, control } = split(props);
  return (
    <Frame {...frame} id={id}>
      <select
        id={id}
        aria-invalid={frame.problem !== undefined}
        aria-describedby={describedBy(id, frame)}
        required={frame.isRequired}
        {...control}
        className={classNames(controlClass, control.className)}
      />
    </Frame>
  );
}

export function TextAreaField(props: Labelled & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const id = useId();
  const { frame, control } = split(props);
  return (
    <Frame {...frame} id={id}>
      <textarea
        id={id}
        rows={4}
        aria-invalid={frame.problem !== undefined}
        aria-describedby={describedBy(id, frame)}
        required={frame.isRequired}
        {...control}
        className={classNames(controlClass, control.className)}
      />
    </Frame>
  );
}

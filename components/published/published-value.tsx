import Link from "next/link";
import { printedValue } from "../printed-units";

export interface ShownValue {
  readonly text: string;
  readonly isFlagged: boolean;
  readonly missingReason: string | null;
  readonly conflicts: readonly { readonly id: string; readonly key: string; readonly isOpen: boolean }[];
  readonly locators: readonly string[];
}

/** A stated value; where statements disagree, the flag leads to their conflict. A gap says that it is one. */
export function PublishedValueText({ value }: { value: ShownValue }) {
  const { missingReason, locators } = value;
  const text = printedValue(value.text);
  const where = locators.join("; ") || undefined;
  // A number and its unit stay on one line.
  const wrap = text.length <= 24 ? "whitespace-nowrap" : "";
  const [conflict, ...more] = value.conflicts.filter(({ isOpen }) => isOpen);
  if (missingReason !== null) {
    return (
      <span title={where} className={`${wrap} text-ink-soft`}>
        {text}
      </span>
    );
  }
  if (!value.isFlagged || conflict === undefined)
    return (
      <span title={where} className={wrap}>
        {text}
      </span>
    );
  return (
    <span title={where} className={wrap}>
      <ConflictLink conflict={conflict}>{text}</ConflictLink>
      {more.map((each) => (
        <span key={each.id}>
          {" "}
          <ConflictLink conflict={each}>{each.key}</ConflictLink>
        </span>
      ))}
    </span>
  );
}

/** A conflict by its key or by what it touches, large enough for a finger. */
export function ConflictLink({
  conflict,
  children,
}: {
  conflict: { readonly id: string; readonly key: string };
  children: string;
}) {
  return (
    <Link
      href={`/conflicts/${conflict.id}`}
      title={`Conflict ${conflict.key}`}
      className="inline-block min-w-[24px] leading-[26px] text-warn underline decoration-dotted underline-offset-2 hover:decoration-solid"
    >
      {children}
    </Link>
  );
}

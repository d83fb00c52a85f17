import { counted, words } from "../words";

interface Warning {
  readonly code: string;
  readonly message: string;
  readonly at?: string | undefined;
}

/** What a reader or the analysis has doubts about, by kind; closed until someone looks. */
export function WarningList({ warnings, title }: { warnings: readonly Warning[]; title?: string }) {
  if (warnings.length === 0) return null;
  const kinds = new Map<string, Warning[]>();
  for (const warning of warnings) kinds.set(warning.code, [...(kinds.get(warning.code) ?? []), warning]);
  return (
    <details className="mt-1 text-sm">
      <summary className="touch w-fit cursor-pointer text-warn">
        {title === undefined ? "" : `${title}: `}
        {counted(warnings.length, "warning")} (
        {[...kinds]
          .map(([code, all]) => `${words(code)}${all.length > 1 ? ` ×${all.length}` : ""}`)
          .join(", ")}
        )
      </summary>
      <dl className="mt-1 grid grid-cols-[minmax(8rem,auto)_minmax(0,1fr)] gap-x-4 gap-y-1">
        {[...kinds].map(([code, all]) => (
          <div key={code} className="contents">
            <dt className="font-medium">{words(code)}</dt>
            <dd>
              {all.map(({ message, at }, index) => (
                <p key={index} className="break-words">
                  {message}
                  {at === undefined ? null : <span className="text-ink-soft"> ({at})</span>}
                </p>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

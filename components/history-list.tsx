import type { HistoryItem } from "@/lib/contract/audit";
import { CodeLink } from "./code-link";
import { fieldWords, valueWords } from "./field-words";
import { Moment } from "./moment";
import { words } from "./words";

/** What was done to one thing or to many, newest first, with the fields that changed: before and after. */
export function HistoryList({
  events,
  isOfMany = false,
}: {
  events: readonly HistoryItem[];
  /** Names what each event was about. */
  isOfMany?: boolean;
}) {
  if (events.length === 0) return <p className="text-ink-soft">Nothing recorded.</p>;
  return (
    <ol className="border-l border-line pl-4">
      {events.map((event) => (
        <li key={event.sequence} className="relative pb-3 last:pb-0">
          <span
            aria-hidden="true"
            className="absolute top-1.5 -left-[1.28rem] size-2 rounded-full border border-line-strong bg-surface"
          />
          <p>
            <span className="font-medium">{words(event.action)}</span>{" "}
            {isOfMany ? <About event={event} /> : null}
            <span className="text-ink-soft">
              by {event.actorName ?? "Garnetbook"}
              {event.tokenId === null ? "" : " through the API"}, <Moment iso={event.at} />
            </span>
          </p>
          {event.reason === null ? null : <p className="break-words">“{event.reason}”</p>}
          <Changes event={event} />
        </li>
      ))}
    </ol>
  );
}

function About({ event }: { event: HistoryItem }) {
  return (
    <>
      {event.entity === event.action ? null : `${words(event.entity)} `}
      {event.code === null ? null : (
        <>
          <CodeLink code={event.code} />{" "}
        </>
      )}
    </>
  );
}

function Changes({ event }: { event: HistoryItem }) {
  if (event.changes.length === 0) return null;
  const isNew = event.changes.every(({ before }) => before === null);
  const list = (
    <dl className="mt-1 grid grid-cols-[minmax(8rem,auto)_minmax(0,1fr)] gap-x-3 text-sm">
      {event.changes.map(({ field, before, after }) => (
        <div key={field} className="contents">
          <dt className="text-ink-soft">{fieldWords(field)}</dt>
          <dd className="break-words whitespace-pre-line">
            {isNew ? null : (
              <>
                <del className="text-ink-soft">{valueWords(before)}</del> →{" "}
              </>
            )}
            {valueWords(after)}
          </dd>
        </div>
      ))}
    </dl>
  );
  if (!isNew) return list;
  return (
    <details>
      <summary className="touch w-fit text-sm text-accent">{event.changes.length} fields</summary>
      {list}
    </details>
  );
}

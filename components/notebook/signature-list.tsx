import type { NotebookEntry } from "@/lib/contract/notebook";
import { Badge } from "../badge";
import { Moment } from "../moment";

/** Who stands by the page, and whether what they signed is what it says now. */
export function SignatureList({ signatures }: { signatures: NotebookEntry["signatures"] }) {
  if (signatures.length === 0) return <p className="text-ink-soft">Not signed.</p>;
  return (
    <ul className="flex flex-col gap-1">
      {signatures.map(({ id, userName, meaning, entryVersion, signedAt, isCurrent, contentSha256 }) => (
        <li key={id} className="flex flex-wrap items-baseline gap-2">
          {userName} as {meaning}, <Moment iso={signedAt} />, version {entryVersion}
          <Badge tone={isCurrent ? "good" : "warn"} title={`SHA-256 of what was signed: ${contentSha256}`}>
            {isCurrent ? "as it stands" : "changed since"}
          </Badge>
        </li>
      ))}
    </ul>
  );
}

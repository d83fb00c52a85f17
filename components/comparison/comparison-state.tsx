import type { SavedComparison } from "@/lib/contract/saved-comparison";
import { Badge } from "../badge";
import { Moment } from "../moment";

/** Whether a comparison is live or frozen, since when and by whom, and who signed it. */
export function ComparisonState({ comparison }: { comparison: SavedComparison }) {
  const { code, pin, signedOffAt, signedOffByName } = comparison;
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {code}
      {pin === null ? (
        <Badge>live: shows the data as they are</Badge>
      ) : (
        <>
          <Badge tone="accent">pinned</Badge>
          {pin.pinnedByName ?? "Garnetbook"}, <Moment iso={pin.pinnedAt} />
        </>
      )}
      {signedOffAt === null ? null : (
        <>
          <Badge tone="good">signed off</Badge>
          {signedOffByName}, <Moment iso={signedOffAt} />
        </>
      )}
    </span>
  );
}

import { Badge } from "@/components/badge";
import { DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { ConflictLink } from "@/components/published/published-value";
import { words } from "@/components/words";
import type { Actor } from "@/lib/domain/actor";
import { publishedValues } from "@/lib/services/published-value";

/** What the authors conclude, paraphrased; claims are not measurements and rank nothing. */
export async function ClaimPart({ actor, publicationId }: { actor: Actor; publicationId: string }) {
  const values = await publishedValues(actor, publicationId, null);
  const claims = values.filter(({ property }) => property === "claim");
  if (claims.length === 0) return <EmptyState title="No claim is recorded." />;
  return (
    <DataTable
      caption="Claims"
      rows={claims}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "claim",
          title: "Claim",
          cell: ({ text, conditions }) => (
            <div className="min-w-64">
              {text.replace(/ ⚑$/, "")}
              <p className="text-sm text-ink-soft">{String(conditions.subject ?? "")}</p>
            </div>
          ),
        },
        {
          key: "kind",
          title: "Kind",
          cell: ({ conditions }) => <Badge>{words(String(conditions.kind ?? "–"))}</Badge>,
        },
        {
          key: "metals",
          title: "Metals",
          cell: ({ conditions }) =>
            Array.isArray(conditions.metals) && conditions.metals.length > 0
              ? conditions.metals.join(", ")
              : "–",
        },
        {
          key: "conflicts",
          title: "Conflicts",
          cell: ({ conflicts }) =>
            conflicts.length === 0 ? (
              "–"
            ) : (
              <span className="flex flex-wrap gap-1">
                {conflicts.map(({ id, key, isOpen }) => (
                  <ConflictLink key={id} conflict={{ id, key }}>
                    {isOpen ? `${key} ⚑` : key}
                  </ConflictLink>
                ))}
              </span>
            ),
        },
        {
          key: "where",
          title: "Where in the source",
          cell: ({ locators }) => <span className="text-sm text-ink-soft">{locators.join("; ") || "–"}</span>,
        },
      ]}
    />
  );
}

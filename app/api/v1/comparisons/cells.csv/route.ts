import { groupCaption } from "@/components/comparison/caption";
import { groupData } from "@/components/comparison/group-data";
import { csvOf } from "@/components/plot/figure-data";
import { answer } from "@/lib/api/file-doors";
import { comparisonSearch } from "@/lib/contract/comparison-search";
import { comparisonQueryOf } from "@/lib/contract/comparison-url";
import { evaluateComparison } from "@/lib/services/comparison";
import { getComparisonResult } from "@/lib/services/saved-comparison";

export const dynamic = "force-dynamic";

/** The cells of a comparison as CSV: of `ref`, or of the query in the address; of one `group`, or of all. */
export function GET(request: Request) {
  return answer(request, async (actor) => {
    const { searchParams } = new URL(request.url);
    const ref = searchParams.get("ref");
    const query = comparisonQueryOf(parametersOf(searchParams));
    const result = await (ref === null ? evaluateComparison(actor, query) : getComparisonResult(actor, ref));
    const group = searchParams.get("group");
    const groups = group === null ? result.groups : result.groups.slice(Number(group) - 1, Number(group));
    const path = ref === null ? `/?${comparisonSearch(query)}` : `/comparisons/${encodeURIComponent(ref)}`;
    const address = `${process.env.NEXTAUTH_URL ?? ""}${path}`;
    const marks = "One row a cell.";
    const caption = groups.map((each) => groupCaption(each, result, { marks, address })).join("\n");
    return new Response(csvOf(groupData(groups, result), caption), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="comparison-${result.metric}.csv"`,
        "Cache-Control": "private, no-store",
      },
    });
  });
}

function parametersOf(search: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(search.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = search.getAll(name);
      return [name, values.length > 1 ? values : (values[0] ?? "")];
    }),
  );
}

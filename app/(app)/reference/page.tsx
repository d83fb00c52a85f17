import Link from "next/link";
import { EmptyState } from "@/components/empty-state";
import { FilterBar, SearchFilter } from "@/components/filter-bar";
import { PageHeader } from "@/components/page-header";
import { pageActor } from "@/lib/auth/page-actor";
import { OperationView } from "./operation-view";
import { matching, operations } from "./operations";

export const metadata = { title: "API reference" };

export default async function ReferencePage({
  searchParams,
}: {
  searchParams: Promise<{ tag?: string; search?: string }>;
}) {
  await pageActor();
  const all = await operations();
  const tags = [...new Set(all.map(({ tag }) => tag))].sort();
  const { search = "", tag = search === "" ? tags[0] : undefined } = await searchParams;
  const shown = search === "" ? all.filter((each) => each.tag === tag) : matching(all, search);
  return (
    <>
      <PageHeader
        title="API reference"
        subtitle={
          <>
            {all.length} operations below /api/v1, as{" "}
            <a href="/api/v1/openapi.json" className="text-accent underline underline-offset-2">
              OpenAPI 3.1
            </a>
            . Send an API token of your account as a bearer token; an Idempotency-Key makes a repeated write
            happen once; a stale version is answered with 409 and both sides.
          </>
        }
      />
      <FilterBar>
        <SearchFilter label="Find an operation" />
      </FilterBar>
      <nav aria-label="Resources" className="mb-4 flex flex-wrap gap-1 border-b border-line pb-2">
        {tags.map((each) => (
          <Link
            key={each}
            href={`/reference?tag=${encodeURIComponent(each)}`}
            aria-current={each === tag ? "page" : undefined}
            className={`touch rounded px-2.5 py-1 ${each === tag ? "bg-accent-soft font-medium text-accent" : "hover:bg-sunken"}`}
          >
            {each}
          </Link>
        ))}
      </nav>
      {shown.length === 0 ? <EmptyState title="No operation is called that." /> : null}
      <ul aria-label="On this page" className="mb-3 flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {shown.map(({ id, method, path }) => (
          <li key={id}>
            <a href={`#${id}`} className="text-accent hover:underline">
              {method} {path}
            </a>
          </li>
        ))}
      </ul>
      <div className="flex flex-col gap-3">
        {shown.map((operation) => (
          <OperationView key={operation.id} operation={operation} />
        ))}
      </div>
    </>
  );
}

import { PageHeader } from "@/components/page-header";
import { pageActor } from "@/lib/auth/page-actor";
import { RecordCharacterization } from "./record-characterization";

export const metadata = { title: "Record a characterization" };

/** The subject can come with the address: ?cell=C-0042. */
export default async function NewCharacterizationPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>;
}) {
  await pageActor();
  const given = await searchParams;
  const kind = (["pellet", "interlayer", "cell", "run"] as const).find((each) => given[each] !== undefined);
  return (
    <>
      <PageHeader
        title="Record a characterization"
        subtitle="It belongs to the project of what was looked at. Files are attached once it is saved."
      />
      <RecordCharacterization
        subjectKind={kind ?? null}
        subjectCode={kind === undefined ? null : (given[kind] ?? null)}
      />
    </>
  );
}

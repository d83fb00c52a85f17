import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";

export const metadata = { title: "Ranking" };

export default function RankingPage() {
  return (
    <>
      <PageHeader title="Ranking" />
      <EmptyState title="No cells yet" />
    </>
  );
}

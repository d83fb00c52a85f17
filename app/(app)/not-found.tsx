import { ButtonLink } from "@/components/button";
import { EmptyState } from "@/components/empty-state";

export default function NotFound() {
  return (
    <EmptyState title="There is nothing here, or you may not see it.">
      <p>Check the code, or ask the project's PI to add you.</p>
      <ButtonLink href="/">Back to the ranking</ButtonLink>
    </EmptyState>
  );
}

import { ButtonLink } from "@/components/button";
import { EmptyState } from "@/components/empty-state";

/** An address outside every page, signed in or not. */
export default function NotFound() {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-xl flex-col justify-center gap-4 px-4 py-6">
      <h1 className="text-xl font-semibold tracking-tight">Garnetbook</h1>
      <EmptyState title="There is no page at this address.">
        <p>Check the address; codes such as C-0042 are found by the search.</p>
        <ButtonLink href="/">To the ranking</ButtonLink>
      </EmptyState>
    </main>
  );
}

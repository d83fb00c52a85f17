import { ButtonLink } from "@/components/button";
import { EmptyState } from "@/components/empty-state";
import { WelcomeForm } from "@/components/welcome-form";
import { describeLink } from "@/lib/services/people";
import { joinLab } from "./actions";

export const metadata = { title: "Welcome" };

export default async function WelcomePage({ searchParams }: { searchParams: Promise<{ token?: string }> }) {
  const { token = "" } = await searchParams;
  const link = await describeLink(token);
  return (
    <main className="mx-auto flex min-h-dvh max-w-sm flex-col justify-center px-4">
      <h1 className="mb-4 text-xl font-semibold tracking-tight">Garnetbook</h1>
      {link === null ? (
        <EmptyState title="This link was used already, or is too old.">
          <p>Links work once. Ask for a new one, or sign in.</p>
          <ButtonLink href="/sign-in">Sign in</ButtonLink>
        </EmptyState>
      ) : (
        <WelcomeForm
          token={token}
          email={link.email}
          isFirst={link.purpose === "first_admin"}
          join={joinLab}
        />
      )}
    </main>
  );
}

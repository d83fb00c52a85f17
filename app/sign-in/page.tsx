import { redirect } from "next/navigation";
import { SignInForm } from "@/components/sign-in-form";
import { pageActorOrNull } from "@/lib/auth/page-actor";

export const metadata = { title: "Sign in" };

const sentences: Readonly<Record<string, string>> = {
  not_invited: "Your institution knows you, but nobody has invited you to this lab yet.",
};

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ callbackUrl?: string; error?: string }>;
}) {
  const { callbackUrl, error } = await searchParams;
  // Only addresses of this site: a full address would send people elsewhere after signing in.
  const next = callbackUrl?.startsWith("/") && !callbackUrl.startsWith("//") ? callbackUrl : "/";
  if ((await pageActorOrNull()) !== null) redirect(next);
  return (
    <main className="mx-auto flex min-h-dvh max-w-sm flex-col justify-center px-4">
      <h1 className="mb-4 text-xl font-semibold tracking-tight">Garnetbook</h1>
      <SignInForm
        next={next}
        institution={
          process.env.GARNETBOOK_OIDC_ISSUER ? (process.env.GARNETBOOK_OIDC_NAME ?? "your institution") : null
        }
        problem={error === undefined ? null : (sentences[error] ?? "Signing in did not work.")}
      />
    </main>
  );
}

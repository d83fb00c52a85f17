import { ButtonLink } from "@/components/button";
import { PageHeader } from "@/components/page-header";
import { Section } from "@/components/section";
import { pageActor } from "@/lib/auth/page-actor";
import { getMe, listTokens } from "@/lib/services/account";
import { PasswordForm } from "./password-form";
import { ProfileForm } from "./profile-form";
import { SessionButtons } from "./session-buttons";
import { TokenList } from "./token-list";

export const metadata = { title: "Account" };

export default async function AccountPage() {
  const actor = await pageActor();
  const [me, tokens] = await Promise.all([getMe(actor), listTokens(actor)]);
  return (
    <>
      <PageHeader
        title="Account"
        subtitle={`${me.email}, ${me.role} of the lab`}
        actions={
          <>
            <ButtonLink href="/people">People of the lab</ButtonLink>
            <SessionButtons />
          </>
        }
      />
      <ProfileForm person={me} />
      <Section title="API tokens" actions={<ButtonLink href="/reference">API reference</ButtonLink>}>
        <TokenList tokens={tokens.items} />
      </Section>
      <Section title="Password">
        <PasswordForm />
      </Section>
    </>
  );
}

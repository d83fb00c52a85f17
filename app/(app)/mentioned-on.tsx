import { Mentions } from "@/components/notebook/mentions";
import { pageActor } from "@/lib/auth/page-actor";
import { mentionsOf } from "@/lib/services/notebook";

/** The back links of a code, for any record's page. */
export async function MentionedOn({ code }: { code: string }) {
  return <Mentions entries={await mentionsOf(await pageActor(), code)} />;
}

import type { ReactNode } from "react";
import { AppFrame } from "@/components/app-frame";
import { pageActor } from "@/lib/auth/page-actor";
import { SearchEverything } from "./search-everything";

export default async function AppLayout({ children }: { children: ReactNode }) {
  const actor = await pageActor();
  return (
    <AppFrame personName={actor.name} search={<SearchEverything />}>
      {children}
    </AppFrame>
  );
}

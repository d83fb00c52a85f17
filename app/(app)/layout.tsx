import type { ReactNode } from "react";
import { AppFrame } from "@/components/app-frame";
import { pageActor } from "@/lib/auth/page-actor";

export default async function AppLayout({ children }: { children: ReactNode }) {
  const actor = await pageActor();
  return <AppFrame personName={actor.name}>{children}</AppFrame>;
}

"use client";

import { signOut } from "next-auth/react";
import { Button } from "@/components/button";
import { client } from "@/lib/client/browser-client";

export function SessionButtons() {
  const everywhere = async () => {
    await client.account.signOutEverywhere();
    await signOut({ callbackUrl: "/sign-in" });
  };
  return (
    <>
      <Button onClick={() => void signOut({ callbackUrl: "/sign-in" })}>Sign out</Button>
      <Button onClick={() => void everywhere()}>Sign out everywhere</Button>
    </>
  );
}

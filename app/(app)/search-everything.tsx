"use client";

import { useRouter } from "next/navigation";
import { SearchLauncher } from "@/components/search/search-launcher";
import type { SearchCall } from "@/components/search/use-search-result";

/** The client with its contract is loaded by the first search: no page waits for it. */
const search: SearchCall = async (q, signal) => {
  const { client } = await import("@/lib/client/browser-client");
  return client.search.query({ q }, { signal });
};

/** The palette on the API. */
export function SearchEverything() {
  const router = useRouter();
  return <SearchLauncher search={search} go={(path) => router.push(path)} />;
}

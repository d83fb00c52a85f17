"use client";

import { useRouter } from "next/navigation";
import { SearchLauncher } from "@/components/search/search-launcher";
import type { SearchCall } from "@/components/search/use-search-result";
import { client } from "@/lib/client/browser-client";

const search: SearchCall = (q, signal) => client.search.query({ q }, { signal });

/** The palette on the API. */
export function SearchEverything() {
  const router = useRouter();
  return <SearchLauncher search={search} go={(path) => router.push(path)} />;
}

"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { readTraceAddress, type TraceAddress, writeTraceAddress } from "./trace-address";

/** While the trace moves, the address waits. */
const quietMs = 250;

/** The view as the page's address has it: links of the page move the trace, and moving the trace writes the address. */
export function useTraceAddress(): readonly [TraceAddress, (next: TraceAddress) => void] {
  const parameters = useSearchParams();
  const path = usePathname();
  const [address, setAddress] = useState(() => readTraceAddress(new URLSearchParams(parameters)));
  const known = useRef(textOf(address));
  useEffect(() => {
    const now = readTraceAddress(new URLSearchParams(parameters));
    if (textOf(now) === known.current) return;
    known.current = textOf(now);
    setAddress(now);
  }, [parameters]);
  useEffect(() => {
    const text = textOf(address);
    if (text === known.current) return;
    const timer = setTimeout(() => {
      known.current = text;
      const query = writeTraceAddress(address, new URLSearchParams(location.search)).toString();
      history.replaceState(null, "", query === "" ? path : `${path}?${query}`);
    }, quietMs);
    return () => clearTimeout(timer);
  }, [address, path]);
  return [address, setAddress];
}

function textOf(address: TraceAddress): string {
  return writeTraceAddress(address, new URLSearchParams()).toString();
}

"use client";

import { useCallback, useEffect, useRef, useState } from "react";

interface Stored<Value> {
  readonly savedAt: string;
  readonly value: Value;
}

/**
 * A form's content that survives a closed tab, a lost connection and a crash: written to this browser on every change.
 * `clear` after a successful save. Shapes change between versions: `isUsable` decides whether an old draft still fits.
 */
export function useDraft<Value>(
  key: string,
  initial: Value,
  isUsable: (value: unknown) => value is Value,
): {
  value: Value;
  setValue: (change: Value | ((before: Value) => Value)) => void;
  /** When the restored draft was last written; null for a fresh form. */
  restoredFrom: string | null;
  /** Forgets the stored draft. */
  clear: () => void;
  /** Shows another value without keeping it as a draft. */
  reset: (value: Value) => void;
} {
  const name = `garnetbook-draft:${key}`;
  const [value, setState] = useState(initial);
  const [restoredFrom, setRestoredFrom] = useState<string | null>(null);
  const latest = useRef(initial);
  latest.current = initial;
  const isTouched = useRef(false);

  // After the first paint, since the server cannot know what this browser kept.
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once for each form
  useEffect(() => {
    try {
      const stored = JSON.parse(localStorage.getItem(name) ?? "null") as Stored<unknown> | null;
      if (stored !== null && isUsable(stored.value)) {
        setState(stored.value);
        setRestoredFrom(stored.savedAt);
      }
    } catch {
      localStorage.removeItem(name);
    }
  }, [name]);

  const setValue = useCallback((change: Value | ((before: Value) => Value)) => {
    isTouched.current = true;
    setState(change);
  }, []);

  useEffect(() => {
    if (!isTouched.current) return;
    const stored: Stored<Value> = { savedAt: new Date().toISOString(), value };
    try {
      localStorage.setItem(name, JSON.stringify(stored));
    } catch {
      // A full or forbidden storage must not stop anyone from typing.
    }
  }, [name, value]);

  const clear = useCallback(() => {
    isTouched.current = false;
    localStorage.removeItem(name);
    setRestoredFrom(null);
  }, [name]);

  const reset = useCallback((next: Value) => {
    isTouched.current = false;
    setState(next);
  }, []);

  // After a save the page brings the new record; an untouched form shows it.
  const fingerprint = JSON.stringify(initial);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the fingerprint stands for the value
  useEffect(() => {
    if (!isTouched.current && localStorage.getItem(name) === null) setState(latest.current);
  }, [fingerprint]);

  return { value, setValue, restoredFrom, clear, reset };
}

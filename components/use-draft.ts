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
  clear: () => void;
} {
  const name = `garnetbook-draft:${key}`;
  const [value, setState] = useState(initial);
  const [restoredFrom, setRestoredFrom] = useState<string | null>(null);
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

  return { value, setValue, restoredFrom, clear };
}

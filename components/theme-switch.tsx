"use client";

import { Moon, Sun } from "lucide-react";
import { Button } from "./button";

/** Light or dark, kept in a cookie for a year. */
export function ThemeSwitch() {
  const change = () => {
    const next = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox
    document.cookie = `garnetbook-theme=${next}; path=/; max-age=31536000; samesite=lax`;
  };
  return (
    <Button look="quiet" onClick={change} aria-label="Switch between light and dark" className="px-2">
      <Sun size={15} aria-hidden="true" className="hidden dark:block" />
      <Moon size={15} aria-hidden="true" className="dark:hidden" />
    </Button>
  );
}

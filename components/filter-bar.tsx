"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { type ReactNode, useEffect, useRef, useState, useTransition } from "react";
import { controlClass } from "./field";

const waitMs = 250;

/** Filters live in the address: a view can be sent to someone, and back works. */
export function useFilters() {
  const router = useRouter();
  const path = usePathname();
  const parameters = useSearchParams();
  const [isPending, startTransition] = useTransition();
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(parameters);
    if (value === "") next.delete(name);
    else next.set(name, value);
    next.delete("cursor");
    startTransition(() => router.replace(`${path}?${next}`, { scroll: false }));
  };
  return { get: (name: string) => parameters.get(name) ?? "", set, isPending };
}

/** What was chosen shows at once; the address follows when its page is there. */
function useFilter(name: string) {
  const { get, set } = useFilters();
  const inAddress = get(name);
  const [value, setValue] = useState(inAddress);
  useEffect(() => setValue(inAddress), [inAddress]);
  const choose = (next: string) => {
    setValue(next);
    set(name, next);
  };
  return [value, choose] as const;
}

export function SearchFilter({
  label,
  name = "search",
  width = "max-w-64",
}: {
  label: string;
  name?: string;
  /** A class that bounds it. */
  width?: string;
}) {
  const { get, set } = useFilters();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  return (
    <input
      type="search"
      aria-label={label}
      placeholder={label}
      defaultValue={get(name)}
      onChange={(event) => {
        const { value } = event.target;
        clearTimeout(timer.current);
        timer.current = setTimeout(() => set(name, value), waitMs);
      }}
      className={`${controlClass} ${width}`}
    />
  );
}

export function SelectFilter({
  label,
  name,
  options,
}: {
  label: string;
  name: string;
  options: readonly { readonly value: string; readonly title: string }[];
}) {
  const [value, choose] = useFilter(name);
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => choose(event.target.value)}
      className={`${controlClass} w-auto! max-w-44`}
    >
      <option value="">{label}: all</option>
      {options.map(({ value, title }) => (
        <option key={value} value={value}>
          {title}
        </option>
      ))}
    </select>
  );
}

export function DayFilter({ label, name }: { label: string; name: string }) {
  const { get, set } = useFilters();
  return (
    <label className="flex items-center gap-1.5 text-sm text-ink-soft">
      {label}
      <input
        type="date"
        defaultValue={get(name)}
        onChange={(event) => set(name, event.target.value)}
        className={`${controlClass} w-auto`}
      />
    </label>
  );
}

/** What was put away stays out of lists until somebody asks for it. */
export function ArchivedFilter() {
  const [value, choose] = useFilter("archived");
  return (
    <label className="touch flex min-h-[34px] items-center gap-1.5 text-sm text-ink-soft">
      <input
        type="checkbox"
        checked={value === "shown"}
        onChange={(event) => choose(event.target.checked ? "shown" : "")}
        className="size-4"
      />
      with archived
    </label>
  );
}

export function FilterBar({ children }: { children: ReactNode }) {
  return <div className="no-print mb-3 flex flex-wrap items-center gap-2">{children}</div>;
}

"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { classNames } from "./class-names";
import { placeGroups } from "./places";

export function Navigation() {
  const path = usePathname();
  return (
    <nav aria-label="Main" className="flex flex-col gap-4">
      {placeGroups.map((group) => (
        <div key={group.title}>
          <p className="px-2 pb-1 text-xs font-medium text-ink-soft">{group.title}</p>
          <ul>
            {group.places.map(({ href, title, icon: Icon }) => {
              const isHere = href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);
              return (
                <li key={href}>
                  <Link
                    href={href}
                    aria-current={isHere ? "page" : undefined}
                    className={classNames(
                      "touch flex items-center gap-2 rounded px-2 py-1",
                      isHere ? "bg-accent-soft font-medium text-accent" : "text-ink hover:bg-sunken",
                    )}
                  >
                    <Icon size={15} aria-hidden="true" className="shrink-0" />
                    {title}
                  </Link>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </nav>
  );
}

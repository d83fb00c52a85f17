"use client";

import {
  BookOpen,
  Boxes,
  CircleDot,
  FlaskConical,
  Layers,
  Library,
  ListChecks,
  type LucideIcon,
  Microscope,
  Package,
  Scale,
  Settings,
  Sparkles,
  Users,
  Zap,
} from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { classNames } from "./class-names";

const groups: readonly {
  title: string;
  places: readonly { href: string; title: string; icon: LucideIcon }[];
}[] = [
  {
    title: "Answers",
    places: [
      { href: "/", title: "Ranking", icon: Scale },
      { href: "/comparisons", title: "Comparisons", icon: ListChecks },
      { href: "/publications", title: "Published", icon: Library },
    ],
  },
  {
    title: "Bench",
    places: [
      { href: "/lots", title: "Lots", icon: Package },
      { href: "/pellets", title: "Pellets", icon: CircleDot },
      { href: "/depositions", title: "Depositions", icon: Sparkles },
      { href: "/interlayers", title: "Interlayers", icon: Layers },
      { href: "/cells", title: "Cells", icon: FlaskConical },
      { href: "/protocols", title: "Protocols", icon: Boxes },
      { href: "/runs", title: "Runs", icon: Zap },
      { href: "/characterizations", title: "Characterization", icon: Microscope },
      { href: "/notebook", title: "Notebook", icon: BookOpen },
    ],
  },
  {
    title: "Lab",
    places: [
      { href: "/projects", title: "Projects", icon: Users },
      { href: "/account", title: "Account", icon: Settings },
    ],
  },
];

export function Navigation() {
  const path = usePathname();
  return (
    <nav aria-label="Main" className="flex flex-col gap-4">
      {groups.map((group) => (
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

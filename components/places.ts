/** The rooms of the product, as the navigation and the command palette offer them. */
import {
  Activity,
  BookOpen,
  Boxes,
  CircleDot,
  FlaskConical,
  History,
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

export const placeGroups: readonly {
  readonly title: string;
  readonly places: readonly { readonly href: string; readonly title: string; readonly icon: LucideIcon }[];
}[] = [
  {
    title: "Answers",
    places: [
      { href: "/", title: "Ranking", icon: Scale },
      { href: "/comparisons", title: "Comparisons", icon: ListChecks },
      { href: "/conductivity", title: "Conductivity", icon: Activity },
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
      { href: "/history", title: "History", icon: History },
      { href: "/account", title: "Account", icon: Settings },
    ],
  },
];

/** What the palette can begin: each the address of an empty form. */
export const beginnings: readonly { readonly href: string; readonly title: string }[] = [
  { href: "/notebook/new", title: "New notebook page" },
  { href: "/lots/new", title: "New lot" },
  { href: "/pellets/new", title: "Register pellets" },
  { href: "/depositions/new", title: "Record a deposition" },
  { href: "/interlayers/new-bare", title: "Register bare interlayers" },
  { href: "/cells/new", title: "Build cells" },
  { href: "/upload", title: "Send instrument files" },
  { href: "/protocols/new", title: "New protocol" },
  { href: "/characterizations/new", title: "Record a characterization" },
];

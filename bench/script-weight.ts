/** Compressed script that the first page loads, against an empty application of the same framework built beside it. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { root } from "@/scripts/environment";
import { rounded } from "./measure";

const goalKb = 90;

/** What the page's scripts weigh against the empty application's. */
export function scriptWeight(html: string, emptyApplicationKb: number, say: (line: string) => void) {
  const firstPageKb = weightOf(html, join(root, process.env.GARNETBOOK_DIST_DIR ?? ".next"));
  const aboveEmptyKb = rounded(firstPageKb - emptyApplicationKb);
  say(`script of the first page: ${firstPageKb} kB, of an empty application ${emptyApplicationKb} kB`);
  return { firstPageKb, emptyApplicationKb, aboveEmptyKb, goalKb, isMet: aboveEmptyKb <= goalKb };
}

/** Sum of the gzipped sizes of the scripts that a page names, kB; those for old browsers only are left out. */
function weightOf(html: string, distribution: string): number {
  const tags = html.match(/<script[^>]*src="[^"]+"[^>]*>/g) ?? [];
  const sources = tags
    .filter((tag) => !/nomodule/i.test(tag))
    .map((tag) => /src="([^"?]+)/.exec(tag)?.[1] ?? "")
    .filter((source) => source.startsWith("/_next/"));
  const files = [...new Set(sources)].map((source) =>
    join(distribution, decodeURIComponent(source.slice("/_next/".length))),
  );
  return rounded(files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0) / 1000);
}

/** Script of an application with one line of text, built and thrown away, kB. */
export function emptyApplicationKb(say: (line: string) => void): number {
  const folder = join(root, "bench/.empty-application");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "app"), { recursive: true });
  const component = (name: string, body: string) => `export default function ${name} ${body}\n`;
  writeFileSync(
    join(folder, "app/layout.jsx"),
    component("Layout", "({ children }) { return <html lang='en'><body>{children}</body></html>; }"),
  );
  writeFileSync(join(folder, "app/page.jsx"), component("Page", "() { return <p>Empty</p>; }"));
  const config = { distDir: ".next", turbopack: { root } };
  writeFileSync(join(folder, "next.config.mjs"), `export default ${JSON.stringify(config)};\n`);
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  try {
    say("building an empty application of the same framework ...");
    const built = spawnSync(process.execPath, [join(root, "node_modules/next/dist/bin/next"), "build"], {
      cwd: folder,
      encoding: "utf8",
      env: {
        ...process.env,
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        GARNETBOOK_DIST_DIR: undefined,
      },
    });
    const page = join(folder, ".next/server/app/index.html");
    if (!existsSync(page))
      throw new Error(`the empty application was not built:\n${built.stdout}\n${built.stderr}`);
    return weightOf(readFileSync(page, "utf8"), join(folder, ".next"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

import Link from "next/link";
import Markdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { codeMentions } from "./code-mentions";

export interface PageFile {
  readonly name: string;
  readonly sha256: string;
}

const proseClass = [
  "flex max-w-[75ch] flex-col gap-2 break-words",
  "[&_h1]:mt-3 [&_h1]:text-lg [&_h1]:font-semibold [&_h2]:mt-3 [&_h2]:font-semibold [&_h3]:mt-2 [&_h3]:font-medium",
  "[&_ul]:list-disc [&_ul]:pl-6 [&_ol]:list-decimal [&_ol]:pl-6",
  "[&_code]:rounded [&_code]:bg-sunken [&_code]:px-1 [&_code]:text-[0.9em] [&_pre]:overflow-x-auto [&_pre]:rounded [&_pre]:bg-sunken [&_pre]:p-2",
  "[&_blockquote]:border-l-2 [&_blockquote]:border-line-strong [&_blockquote]:pl-3 [&_blockquote]:text-ink-soft",
  "[&_table]:border-collapse [&_td]:border [&_td]:border-line [&_td]:px-2 [&_td]:py-0.5 [&_th]:border [&_th]:border-line [&_th]:bg-sunken [&_th]:px-2 [&_th]:py-0.5",
].join(" ");

/**
 * Markdown as a page reads: HTML in it stays text, codes lead to their pages, pictures are the page's own files and
 * nothing is loaded from elsewhere.
 */
export function MarkdownText({ text, files }: { text: string; files: readonly PageFile[] }) {
  const components: Components = {
    a: ({ href = "", children }) =>
      href.startsWith("/") && !href.startsWith("//") ? (
        <Link href={href} className="text-accent underline-offset-2 hover:underline">
          {children}
        </Link>
      ) : (
        <a href={href} rel="noreferrer noopener" className="text-accent underline underline-offset-2">
          {children}
        </a>
      ),
    img: ({ src, alt = "" }) => <OwnPicture name={nameOf(src)} alt={alt} files={files} />,
    // A table wider than the page scrolls in its own frame, also by keyboard.
    table: ({ children }) => (
      <section aria-label="Table" tabIndex={0} className="relative overflow-x-auto">
        <table>{children}</table>
      </section>
    ),
  };
  return (
    <div className={proseClass}>
      <Markdown remarkPlugins={[remarkGfm, codeMentions]} components={components}>
        {text}
      </Markdown>
    </div>
  );
}

function OwnPicture({ name, alt, files }: { name: string; alt: string; files: readonly PageFile[] }) {
  const file = files.find((each) => each.name === name);
  if (file === undefined) {
    return (
      <span className="text-ink-soft">
        [{alt || "picture"}: {name} is not attached to this page]
      </span>
    );
  }
  return (
    // biome-ignore lint/performance/noImgElement: a picture of unknown size behind a permission
    <img
      src={`/api/v1/files/${file.sha256}`}
      alt={alt}
      loading="lazy"
      className="max-h-[32rem] max-w-full rounded border border-line"
    />
  );
}

function nameOf(source: unknown): string {
  const text = typeof source === "string" ? source : "";
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

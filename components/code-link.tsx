import Link from "next/link";
import { pathOfCode } from "@/lib/domain/codes";
import { Badge } from "./badge";
import { classNames } from "./class-names";

/** Our own codes stay on one line; the long ones of a publication may break at a hyphen. */
const shortCode = 14;

/** A code as a link to its page: C-0042. */
export function CodeLink({ code }: { code: string }) {
  const path = pathOfCode(code);
  if (path === null) return <span className="font-medium">{code}</span>;
  return (
    <Link
      href={path}
      className={classNames(
        "font-medium text-accent underline-offset-2 hover:underline",
        code.length <= shortCode && "whitespace-nowrap",
      )}
    >
      {code}
    </Link>
  );
}

/** Several codes, apart from each other. */
export function CodeList({ codes }: { codes: readonly string[] }) {
  return (
    <span className="flex flex-wrap gap-x-3">
      {codes.map((code) => (
        <CodeLink key={code} code={code} />
      ))}
    </span>
  );
}

/** The code of a row in a list; one that was put away says so. */
export function RowCode({ row }: { row: { readonly code: string; readonly archivedAt: string | null } }) {
  return (
    <>
      <CodeLink code={row.code} />
      {row.archivedAt === null ? null : (
        <>
          {" "}
          <Badge>archived</Badge>
        </>
      )}
    </>
  );
}

import Link from "next/link";
import { pathOfCode } from "@/lib/domain/codes";

/** A code as a link to its page: C-0042. */
export function CodeLink({ code }: { code: string }) {
  const path = pathOfCode(code);
  if (path === null) return <span className="font-medium">{code}</span>;
  return (
    <Link
      href={path}
      className="font-medium whitespace-nowrap text-accent underline-offset-2 hover:underline"
    >
      {code}
    </Link>
  );
}

import Link from "next/link";
import type { ButtonHTMLAttributes, ReactNode } from "react";
import { classNames } from "./class-names";

const looks = {
  primary: "bg-accent text-accent-ink border-transparent hover:brightness-110",
  plain: "bg-surface text-ink border-line-strong hover:bg-sunken",
  quiet: "bg-transparent text-ink-soft border-transparent hover:bg-sunken hover:text-ink",
  danger: "bg-surface text-bad border-bad hover:bg-bad-soft",
} as const;

const shape =
  "touch inline-flex items-center justify-center gap-1.5 rounded border px-3 py-1.5 font-medium sm:whitespace-nowrap disabled:opacity-50 disabled:cursor-not-allowed";

type Look = keyof typeof looks;

export function Button({
  look = "plain",
  className,
  type = "button",
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { look?: Look }) {
  return <button type={type} className={classNames(shape, looks[look], className)} {...rest} />;
}

/** A link that looks like a button. */
export function ButtonLink({
  look = "plain",
  href,
  className,
  children,
}: {
  look?: Look;
  href: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Link href={href} className={classNames(shape, looks[look], className)}>
      {children}
    </Link>
  );
}

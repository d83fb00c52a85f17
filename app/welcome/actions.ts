"use server";

import { linkUse } from "@/lib/contract/account";
import { AppError } from "@/lib/domain/errors";
import { redeemLink } from "@/lib/services/people";

/** Makes the account of a link; answers what went wrong, field by field, or null. */
export async function joinLab(input: unknown): Promise<Record<string, string> | null> {
  const parsed = linkUse.safeParse(input);
  if (!parsed.success) {
    return Object.fromEntries(parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message]));
  }
  try {
    await redeemLink(parsed.data);
    return null;
  } catch (error) {
    if (error instanceof AppError) return { form: error.message };
    throw error;
  }
}

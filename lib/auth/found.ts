/** Turns "no such thing" of a service into the page's not-found, and leaves every other failure alone. */
import { notFound } from "next/navigation";
import { AppError } from "@/lib/domain/errors";

export async function foundOr404<Result>(loading: Promise<Result>): Promise<Result> {
  try {
    return await loading;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}

/** Shapes that every resource shares: paging, versions, errors. */
import { oc } from "@orpc/contract";
import { z } from "zod";
import { type ErrorCode, errorStatus } from "@/lib/domain/errors";

/** A row's id (UUID) or its code ("C-0042"). */
export const reference = z.string().min(1).max(64).describe("The id (UUID) or the code, for example C-0042");

export const provenance = z.enum(["measured", "reported", "simulated"]);
export type Provenance = z.infer<typeof provenance>;

/** Text a person types: trimmed, bounded. */
export const shortText = z.string().trim().min(1).max(200);
export const notes = z.string().max(20_000);

export const positive = z.number().positive();
export const notNegative = z.number().nonnegative();
export const percent = z.number().positive().max(100);
export const celsius = z.number().gt(-273.15);

/** A calendar day, YYYY-MM-DD. */
export const day = z.iso.date();
/** An instant, ISO 8601 with offset. */
export const instant = z.iso.datetime({ offset: true });

export const face = z.enum(["A", "B"]);

/** A doubt about something that was saved all the same. */
export const warning = z.object({ field: z.string(), message: z.string() });

/** What every editable row carries. */
export const rowFields = z.object({
  id: z.uuid(),
  version: z.int().positive().describe("Send it back with an update; a stale one is answered with 409"),
  createdAt: instant,
  updatedAt: instant,
  archivedAt: instant.nullable(),
});

export const listQuery = z.object({
  cursor: z.uuid().optional().describe("nextCursor of the page before"),
  limit: z.int().min(1).max(200).default(50),
  projectId: z.uuid().optional(),
  search: z.string().max(200).optional().describe("Part of a code, name or note"),
  includeArchived: z.boolean().default(false),
});

/** One page: items, and where the next one starts. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export const archiveInput = z.object({
  ref: reference,
  version: z.int().positive(),
  reason: z.string().trim().max(1000).optional(),
});

const errorData = z.object({}).loose();

function errorItem(code: ErrorCode) {
  return { status: errorStatus[code], data: errorData.optional() };
}

/** Base of every procedure: the closed set of typed errors. */
export const procedure = oc.errors({
  INVALID_INPUT: errorItem("invalid_input"),
  UNREADABLE_FILE: errorItem("unreadable_file"),
  NOT_SIGNED_IN: errorItem("not_signed_in"),
  TOKEN_EXPIRED: errorItem("token_expired"),
  NOT_PERMITTED: errorItem("not_permitted"),
  NOT_FOUND: errorItem("not_found"),
  CONFLICT: errorItem("conflict"),
  STALE_VERSION: {
    status: errorStatus.stale_version,
    data: z.object({
      entity: z.string(),
      id: z.string(),
      sentVersion: z.number(),
      currentVersion: z.number(),
      /** Field by field: what it was when you read it, what it is now, what you sent. */
      fields: z.array(
        z.object({
          field: z.string(),
          base: z.unknown(),
          theirs: z.unknown(),
          yours: z.unknown(),
        }),
      ),
    }),
  },
  DUPLICATE_CODE: errorItem("duplicate_code"),
  IDEMPOTENCY_MISMATCH: errorItem("idempotency_mismatch"),
  TOO_LARGE: errorItem("too_large"),
  RATE_LIMITED: errorItem("rate_limited"),
  UNAVAILABLE: errorItem("unavailable"),
});

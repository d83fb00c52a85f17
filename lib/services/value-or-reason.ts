/** Every statement and finding has exactly one of a value and a reason for its absence. */
import { AppError } from "@/lib/domain/errors";

interface Stated {
  readonly property: string;
  readonly valueNumber?: number | null | undefined;
  readonly valueLow?: number | null | undefined;
  readonly valueHigh?: number | null | undefined;
  readonly valueText?: string | null | undefined;
  readonly valueBoolean?: boolean | null | undefined;
  readonly missingReason?: string | null | undefined;
}

/** @throws AppError invalid_input */
export function requireValueOrReason(stated: Stated): void {
  const { property, valueNumber, valueLow, valueHigh, valueText, valueBoolean, missingReason } = stated;
  const values = [valueNumber, valueLow, valueHigh, valueText, valueBoolean];
  const hasValue = values.some((value) => value !== null && value !== undefined);
  const hasReason = missingReason !== null && missingReason !== undefined;
  if (hasValue === hasReason) {
    throw new AppError(
      "invalid_input",
      hasValue
        ? `“${property}” has a value and a reason for having none: keep one.`
        : `“${property}” needs a value, or the reason why there is none (not_reported, in_figure_only, …).`,
    );
  }
}

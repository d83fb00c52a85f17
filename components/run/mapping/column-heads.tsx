"use client";

import type { ColumnMapping } from "@/lib/contract/column-mapping";
import { controlClass } from "../../field";
import {
  hasSign,
  isCounter,
  type MappedColumn,
  type MappedRole,
  roleTitles,
  scopes,
  unitsOf,
  withRole,
} from "./column-words";

/** What one column is: its role, unit and sign, and of a counter when it goes back to zero. */
export function ColumnHead({
  mapping,
  index,
  title,
  onChange,
}: {
  mapping: ColumnMapping;
  index: number;
  title: string;
  onChange: (mapping: ColumnMapping) => void;
}) {
  const column = mapping.columns.find((each) => each.index === index) ?? { index, role: null, unit: null };
  const units = column.role === null ? [] : unitsOf(column.role);
  const change = (part: Partial<MappedColumn>) =>
    onChange({
      ...mapping,
      columns: [...mapping.columns.filter((each) => each.index !== index), { ...column, ...part }].sort(
        (a, b) => a.index - b.index,
      ),
    });
  const control = `${controlClass} py-1 text-sm font-normal`;
  return (
    <div className="flex min-w-36 flex-col gap-1">
      <select
        aria-label={`What ${title} is`}
        value={column.role ?? ""}
        onChange={(event) =>
          onChange(
            withRole(mapping, index, event.target.value === "" ? null : (event.target.value as MappedRole)),
          )
        }
        className={control}
      >
        <option value="">keep as it is</option>
        {roleTitles.map(([role, words]) => (
          <option key={role} value={role}>
            {words}
          </option>
        ))}
      </select>
      {units.length === 0 ? (
        <div className="h-8" />
      ) : (
        <select
          aria-label={`Unit of ${title}`}
          value={column.unit ?? ""}
          onChange={(event) => change({ unit: event.target.value === "" ? null : event.target.value })}
          className={control}
        >
          {column.role === "timeS" || column.role === "unixTimeS" || column.role === "stepTimeS" ? (
            <option value="">as 0:01:05 or a date</option>
          ) : null}
          {units.map((unit) => (
            <option key={unit.value} value={unit.value}>
              {unit.title}
            </option>
          ))}
        </select>
      )}
      {hasSign(column.role) ? (
        <select
          aria-label={`Sign of ${title}`}
          value={column.isTurned === true ? "turned" : "own"}
          onChange={(event) => change({ isTurned: event.target.value === "turned" })}
          className={control}
        >
          <option value="own">sign as printed</option>
          <option value="turned">sign turned, as −Im is</option>
        </select>
      ) : null}
      {isCounter(column.role) ? (
        <select
          aria-label={`When ${title} goes back to zero`}
          value={column.capacityScope ?? "unknown"}
          onChange={(event) =>
            change({ capacityScope: event.target.value as NonNullable<MappedColumn["capacityScope"]> })
          }
          className={control}
        >
          {scopes.map(([value, words]) => (
            <option key={value} value={value}>
              back to zero: {words}
            </option>
          ))}
        </select>
      ) : null}
    </div>
  );
}

"use client";

import type { FileGroup } from "@/lib/domain/file-groups";
import { controlClass } from "../field";
import { bytesText } from "../run/bytes-text";
import { TableFrame } from "../table-frame";
import { type Destination, destinations, foundWords, type PileFile, type Target } from "./pile";

/** The groups of a pile, what each file is, and where each group goes. */
export function GroupTable({
  groups,
  targetOf,
  problems,
  suggestionsId,
  onChange,
}: {
  groups: readonly FileGroup<PileFile>[];
  targetOf: (group: FileGroup<PileFile>) => Target;
  /** By the group's key. */
  problems: Readonly<Record<string, string>>;
  /** Ids of the lists of known codes. */
  suggestionsId: { readonly run: string; readonly new_run: string };
  onChange: (key: string, target: Target) => void;
}) {
  return (
    <TableFrame label="Groups of files">
      <table className="w-full border-collapse">
        <thead className="bg-sunken text-left text-sm">
          <tr>
            <th scope="col" className="border-b border-line px-2.5 py-1.5 font-medium">
              Files
            </th>
            <th scope="col" className="w-56 border-b border-line px-2.5 py-1.5 font-medium">
              Send
            </th>
            <th scope="col" className="w-44 border-b border-line px-2.5 py-1.5 font-medium">
              Code
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => {
            const target = targetOf(group);
            const problem = problems[group.key];
            return (
              <tr key={group.key} className="border-b border-line align-top last:border-0">
                <td className="px-2.5 py-2">
                  <p className="font-medium break-all">{group.title}</p>
                  <ul>
                    {group.files.map((file) => (
                      <li key={file.path} className="text-sm">
                        <span className="break-all">{file.path}</span>{" "}
                        <span className="text-ink-soft">
                          {bytesText(file.chosen.bytes.size)}; {foundWords(file)}
                        </span>
                      </li>
                    ))}
                  </ul>
                </td>
                <td className="px-2.5 py-2">
                  <select
                    aria-label={`Where ${group.title} goes`}
                    className={controlClass}
                    value={target.destination}
                    onChange={(event) =>
                      onChange(group.key, { ...target, destination: event.target.value as Destination })
                    }
                  >
                    {destinations.map(({ value, title }) => (
                      <option key={value} value={value}>
                        {title}
                      </option>
                    ))}
                  </select>
                </td>
                <td className="px-2.5 py-2">
                  {target.destination === "leave_out" ? (
                    <span className="text-ink-soft">–</span>
                  ) : (
                    <>
                      <input
                        aria-label={`${target.destination === "run" ? "Run" : "Cell"} of ${group.title}`}
                        aria-invalid={problem !== undefined}
                        autoComplete="off"
                        list={suggestionsId[target.destination]}
                        placeholder={target.destination === "run" ? "R-0001" : "C-0001"}
                        value={target.code}
                        onChange={(event) => onChange(group.key, { ...target, code: event.target.value })}
                        className={controlClass}
                      />
                      <p className="mt-0.5 text-sm text-ink-soft">
                        {problem !== undefined ? (
                          <span className="text-bad">{problem}</span>
                        ) : group.code !== null && group.code === target.code ? (
                          `found in the ${group.codeFrom === "name" ? "name" : "file itself"}`
                        ) : null}
                      </p>
                    </>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableFrame>
  );
}

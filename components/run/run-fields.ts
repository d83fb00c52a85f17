/** What people state of a run. */
import type { RecordField } from "../record-fields";

export const channelField: RecordField = { name: "channel", label: "Channel", kind: "text" };

export const temperatureField: RecordField = {
  name: "temperatureC",
  label: "Temperature",
  kind: "number",
  unit: "°C",
};

/** Fields of a run that is being started; `protocols` are those of its project. */
export function newRunFields(protocols: readonly { id: string; title: string }[]): readonly RecordField[] {
  return [
    {
      name: "protocolId",
      label: "Protocol",
      kind: "choice",
      options: protocols.map(({ id, title }) => ({ value: id, title })),
    },
    { name: "cycler", label: "Cycler", kind: "text" },
    temperatureField,
    { name: "startedAt", label: "Started", kind: "instant" },
    {
      name: "formationCycles",
      label: "Formation cycles",
      kind: "number",
      isRequired: true,
      hint: "Left out of averages; the first cycle always is.",
    },
  ];
}

export function runFields(protocols: readonly { id: string; title: string }[]): readonly RecordField[] {
  return [
    ...newRunFields(protocols).slice(0, 2),
    channelField,
    ...newRunFields(protocols).slice(2),
    { name: "endedAt", label: "Ended", kind: "instant" },
    { name: "notes", label: "Notes", kind: "long_text" },
  ];
}

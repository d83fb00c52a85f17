import { SelectField } from "./field";

/** In which project new records go. */
export function ProjectSelect({
  projects,
  value,
  onChange,
}: {
  projects: readonly { readonly id: string; readonly name: string }[];
  value: string;
  onChange: (id: string) => void;
}) {
  return (
    <SelectField label="Project" isRequired value={value} onChange={(event) => onChange(event.target.value)}>
      {projects.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/button";
import { parseDecimal } from "@/components/decimal";
import { NumberField, SelectField } from "@/components/field";
import { PelletPicker, type PickablePellet } from "@/components/pellet-picker";
import { ProblemNote } from "@/components/problem-note";
import { useAction } from "@/components/use-action";
import { counted } from "@/components/words";
import { client } from "@/lib/client/browser-client";

export function RegisterBare({ pellets }: { pellets: readonly PickablePellet[] }) {
  const router = useRouter();
  const { run, problem, isBusy } = useAction();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const diameter = parseDecimal(String(form.get("maskDiameterMm")));
    void run(async () => {
      const { interlayers } = await client.interlayers.createBare({
        interlayers: chosen.map((pelletRef) => ({
          pelletRef,
          face: form.get("face") === "B" ? "B" : "A",
          maskDiameterMm: diameter,
        })),
      });
      toast.success(`Registered ${interlayers.map(({ code }) => code).join(", ")}`);
      router.push("/interlayers?metal=bare");
    });
  };
  return (
    <form onSubmit={submit} className="flex max-w-4xl flex-col gap-4">
      {problem === null ? null : <ProblemNote>{problem.message}</ProblemNote>}
      <PelletPicker pellets={pellets} chosen={chosen} onChange={setChosen} />
      <div className="grid gap-3 sm:grid-cols-3">
        <SelectField label="Face" name="face" defaultValue="A">
          <option>A</option>
          <option>B</option>
        </SelectField>
        <NumberField label="Diameter of the area in use" unit="mm" name="maskDiameterMm" />
      </div>
      <div>
        <Button type="submit" look="primary" disabled={isBusy || chosen.length === 0}>
          Register {counted(chosen.length, "control")}
        </Button>
      </div>
    </form>
  );
}

import { CodeLink } from "@/components/code-link";
import { conditionWords } from "@/components/condition-words";
import { significant } from "@/components/decimal";
import { Facts } from "@/components/facts";
import { Moment } from "@/components/moment";
import type { Characterization } from "@/lib/contract/characterization";

/** What was looked at, how, and in which state; a publication's record can cover several cells. */
export function CharacterizationFacts({ record }: { record: Characterization }) {
  const about = record.subject === null ? record.cells : [record.subject];
  return (
    <Facts
      facts={[
        {
          title: "Of",
          value:
            about.length === 0 ? null : (
              <span className="flex flex-wrap gap-x-3">
                {about.map(({ id, code }) => (
                  <CodeLink key={id} code={code} />
                ))}
              </span>
            ),
        },
        { title: "Instrument", value: record.instrument },
        { title: "Performed", value: record.performedAt && <Moment iso={record.performedAt} /> },
        { title: "Cell state", value: record.cellState },
        { title: "Cycle", value: record.cellCycle },
        { title: "Charge passed", value: significant(record.chargePassedMahCm2), unit: "mAh cm⁻²" },
        { title: "Air exposure before", value: significant(record.airExposureMin), unit: "min" },
        { title: "Conditions", value: conditionWords(record.conditions).join("; ") },
        { title: "Notes", value: record.notes },
      ]}
    />
  );
}

import { CodeLink } from "@/components/code-link";
import { significant } from "@/components/decimal";
import { Formula } from "@/components/formula";
import { LineageChain } from "@/components/lineage-chain";
import { MetalLabel } from "@/components/metal-label";
import type { Cell } from "@/lib/contract/cell";
import type { Run } from "@/lib/contract/run";

/** Lot → pellet → deposition → interlayer → cell → runs, each a link. */
export function CellLineage({ cell, runs }: { cell: Cell; runs: readonly Run[] }) {
  const { lot, pellet, depositions, interlayer } = cell.lineage;
  const nominal = interlayer.isBare ? null : interlayer.nominalThicknessNm;
  return (
    <LineageChain
      links={[
        {
          title: lot === null ? "Lot" : `Lot, ${lot.name}`,
          content: lot === null ? "not stated" : <CodeLink code={lot.code} />,
        },
        {
          title: "Pellet",
          content: (
            <>
              <CodeLink code={pellet.code} /> <Formula text={pellet.composition} />
            </>
          ),
        },
        ...(interlayer.isBare
          ? []
          : [
              {
                title: "Deposition",
                content:
                  depositions.length === 0
                    ? "not stated"
                    : depositions.map(({ id, code }) => <CodeLink key={id} code={code} />),
              },
            ]),
        {
          title: `Interlayer, face ${interlayer.face}`,
          content: (
            <>
              <CodeLink code={interlayer.code} /> <MetalLabel metal={interlayer.metal} />
              {nominal === null ? null : <span>{significant(nominal)} nm</span>}
            </>
          ),
        },
        { title: "Cell", content: <span className="font-medium">{cell.code}</span> },
        {
          title: "Runs",
          content:
            runs.length === 0 ? "none yet" : runs.map(({ id, code }) => <CodeLink key={id} code={code} />),
        },
      ]}
    />
  );
}

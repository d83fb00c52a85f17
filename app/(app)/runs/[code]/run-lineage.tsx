import { CodeLink } from "@/components/code-link";
import { significant } from "@/components/decimal";
import { LineageChain } from "@/components/lineage-chain";
import { MetalLabel } from "@/components/metal-label";
import type { RunPage } from "./load-run";

/** Lot → pellet → interlayer → cell → this run, each a link. */
export function RunLineage({ page: { run, cell } }: { page: RunPage }) {
  const { lot, pellet, interlayer } = cell.lineage;
  return (
    <LineageChain
      links={[
        {
          title: lot === null ? "Lot" : `Lot, ${lot.name}`,
          content: lot === null ? "not stated" : <CodeLink code={lot.code} />,
        },
        { title: "Pellet", content: <CodeLink code={pellet.code} /> },
        {
          title: "Interlayer",
          content: (
            <>
              <CodeLink code={interlayer.code} /> <MetalLabel metal={interlayer.metal} />
              {interlayer.isBare || interlayer.nominalThicknessNm === null ? null : (
                <span>{significant(interlayer.nominalThicknessNm)} nm</span>
              )}
            </>
          ),
        },
        { title: "Cell", content: <CodeLink code={cell.code} /> },
        {
          title: "Protocol",
          content: run.protocolCode === null ? "not stated" : <CodeLink code={run.protocolCode} />,
        },
        { title: "Run", content: <span className="font-medium">{run.code}</span> },
      ]}
    />
  );
}

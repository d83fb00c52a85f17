"use client";

import { useMemo, useRef, useState } from "react";
import { Button } from "@/components/button";
import { CodeLink } from "@/components/code-link";
import { ProblemNote } from "@/components/problem-note";
import { DropZone } from "@/components/run/drop-zone";
import type { ChosenFile } from "@/components/run/dropped-files";
import { FileList } from "@/components/run/file-list";
import { UploadList } from "@/components/run/upload-list";
import { useUploads } from "@/components/run/use-uploads";
import { Section } from "@/components/section";
import { GroupTable } from "@/components/upload/group-table";
import { type PileFile, proposedTarget, type Target, targetProblem } from "@/components/upload/pile";
import { usePile } from "@/components/upload/use-pile";
import { useAction } from "@/components/use-action";
import { client } from "@/lib/client/browser-client";
import { recogniseFile } from "@/lib/client/recognise-file";
import { uploadFile } from "@/lib/client/upload-file";
import { type FileGroup, groupFiles } from "@/lib/domain/file-groups";
import { useSentFiles } from "./use-sent-files";

interface Suggestion {
  readonly code: string;
  readonly detail: string;
}

const recognise = (file: ChosenFile) => recogniseFile(file.name, file.bytes);

/** Choose, look at what was recognised, say where each group goes, send, and watch it being read. */
export function UploadPile({
  formats,
  runs,
  cells,
}: {
  formats: readonly { readonly id: string; readonly title: string }[];
  runs: readonly Suggestion[];
  cells: readonly Suggestion[];
}) {
  const pile = usePile(recognise);
  const [chosen, setChosen] = useState<Readonly<Record<string, Target>>>({});
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const runOf = useRef(new Map<ChosenFile, string>());
  const sent = useSentFiles();
  const { run, problem, isBusy } = useAction();
  const uploads = useUploads(
    (file, options) => {
      const code = runOf.current.get(file)!;
      return uploadFile(code, file.bytes, { ...options, name: file.name }).then((attached) => {
        void sent.look(code).catch(() => undefined);
        return attached;
      });
    },
    () => undefined,
  );
  const groups = useMemo(() => groupFiles(pile.files), [pile.files]);
  const targetOf = (group: FileGroup<PileFile>) => chosen[group.key] ?? proposedTarget(group);
  const going = groups.filter((group) => targetOf(group).destination !== "leave_out");
  const count = going.reduce((sum, group) => sum + group.files.length, 0);

  const send = () => {
    const missing = going.flatMap((group) => {
      const words = targetProblem(targetOf(group));
      return words === null ? [] : [[group.key, words] as const];
    });
    setProblems(Object.fromEntries(missing));
    if (missing.length > 0) return;
    void run(async () => {
      for (const group of going) {
        const target = targetOf(group);
        const code = await runFor(target);
        for (const { chosen: file } of group.files) runOf.current.set(file, code);
        uploads.add(group.files.map(({ chosen: file }) => file));
        // What is on its way cannot be sent a second time, whatever happens to the next group.
        pile.remove(new Set(group.files.map(({ path }) => path)));
      }
    });
  };

  return (
    <div className="flex flex-col gap-4">
      <DropZone
        takesFolders
        hint="or drop files and folders here: cycler and impedance files of any maker. Only their ends are looked at until you send them."
        onFiles={pile.add}
      />
      {groups.length === 0 ? null : (
        <>
          <GroupTable
            groups={groups}
            targetOf={targetOf}
            problems={problems}
            suggestionsId={{ run: "known-runs", new_run: "known-cells" }}
            onChange={(key, target) => setChosen((all) => ({ ...all, [key]: target }))}
          />
          <div className="flex flex-wrap items-center gap-3">
            <Button look="primary" disabled={isBusy || pile.isLooking || count === 0} onClick={send}>
              {`Send ${count} ${count === 1 ? "file" : "files"}`}
            </Button>
            <span role="status" className="text-ink-soft">
              {pile.isLooking ? "Looking at the files …" : `${pile.files.length - count} left out`}
            </span>
          </div>
        </>
      )}
      <Suggestions id="known-runs" items={runs} />
      <Suggestions id="known-cells" items={cells} />
      {problem === null ? null : <ProblemNote>{problem.message}</ProblemNote>}
      <UploadList
        uploads={uploads.uploads}
        onStop={uploads.stop}
        onAgain={uploads.again}
        onForget={uploads.forget}
      />
      {[...sent.runs].map(([code, files]) => (
        <Section key={code} title={<CodeLink code={code} />}>
          <FileList runCode={code} files={files} formats={formats} actions={null} />
        </Section>
      ))}
    </div>
  );
}

/** Code of the run that takes the files; registers it for a cell. @throws ORPCError when there is no such row */
async function runFor({ destination, code }: Target): Promise<string> {
  const ref = code.trim();
  if (destination === "run") return (await client.runs.get({ ref })).code;
  const { runs } = await client.runs.create({ runs: [{ cellId: ref, status: "running" }] });
  return runs[0]!.code;
}

function Suggestions({ id, items }: { id: string; items: readonly Suggestion[] }) {
  return (
    <datalist id={id}>
      {items.map(({ code, detail }) => (
        <option key={code} value={code}>
          {detail}
        </option>
      ))}
    </datalist>
  );
}

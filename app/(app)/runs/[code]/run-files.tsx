"use client";

import { toast } from "sonner";
import { ProblemNote } from "@/components/problem-note";
import { DropZone } from "@/components/run/drop-zone";
import { FileList } from "@/components/run/file-list";
import { UploadList } from "@/components/run/upload-list";
import { useUploads } from "@/components/run/use-uploads";
import { useAction } from "@/components/use-action";
import { client } from "@/lib/client/browser-client";
import { uploadFile } from "@/lib/client/upload-file";
import type { RunFile } from "@/lib/contract/run-file";
import { useLiveFiles } from "./use-live-files";

/** Files in, their reading live, and what can be done with each. */
export function RunFiles({
  runCode,
  initial,
  formats,
  analysis,
  mayWrite,
}: {
  runCode: string;
  initial: readonly RunFile[];
  formats: readonly { readonly id: string; readonly title: string }[];
  analysis: Parameters<typeof useLiveFiles>[2];
  mayWrite: boolean;
}) {
  const { files, look, isAnalysing } = useLiveFiles(runCode, initial, analysis);
  const { run, problem, isBusy } = useAction();
  const uploads = useUploads(
    (file, options) => uploadFile(runCode, file.bytes, { ...options, name: file.name }),
    (sent) => {
      if (sent.status === "set_aside") toast.info(`${sent.name} is set aside: put it back below.`);
      else if (sent.duplicate) toast.info(`${sent.name} was here already; nothing was added.`);
      void look();
    },
  );
  const change = (action: () => Promise<unknown>) =>
    void run(async () => {
      await action();
      await look();
    });
  const one = (file: RunFile) => ({ ref: runCode, fileId: file.id });
  const move = (file: RunFile, by: -1 | 1) => {
    const isInOrder = (each: RunFile) => each.supersededById === null && each.status !== "set_aside";
    const order = files.filter(isInOrder).map((each) => each.id);
    const at = order.indexOf(file.id);
    order.splice(at, 1);
    order.splice(at + by, 0, file.id);
    const rest = files.filter((each) => !isInOrder(each)).map((each) => each.id);
    change(() => client.runs.files.reorder({ ref: runCode, fileIds: [...rest, ...order] }));
  };
  return (
    <div className="flex flex-col gap-2">
      {mayWrite ? (
        <>
          <DropZone
            hint="or drop them here: cycler and impedance files of any maker, up to 2 GB each. The bytes are kept as they are."
            onFiles={uploads.add}
          />
          <UploadList
            uploads={uploads.uploads}
            onStop={uploads.stop}
            onAgain={uploads.again}
            onForget={uploads.forget}
          />
        </>
      ) : null}
      {problem === null ? null : <ProblemNote>{problem.message}</ProblemNote>}
      {files.length === 0 ? (
        <p className="text-ink-soft">
          No file yet. Trace, cycles and efficiency come from the cycler's own files.
        </p>
      ) : (
        <FileList
          runCode={runCode}
          files={files}
          formats={formats}
          actions={
            mayWrite
              ? {
                  isBusy,
                  retry: (file) => change(() => client.runs.files.retry(one(file))),
                  cancel: (file) => change(() => client.runs.files.cancel(one(file))),
                  chooseFormat: (file, formatOverride) =>
                    change(() => client.runs.files.change({ ...one(file), formatOverride })),
                  move,
                  setAside: async (file, reason) => {
                    await client.runs.files.setAside({ ...one(file), reason });
                    await look();
                  },
                  copyHash: (file) => {
                    void navigator.clipboard.writeText(file.sha256);
                    toast.success(`SHA-256 of ${file.name} copied`);
                  },
                }
              : null
          }
        />
      )}
      <p role="status" className="min-h-5 text-sm text-ink-soft">
        {isAnalysing ? "The cycles are being computed …" : ""}
      </p>
    </div>
  );
}

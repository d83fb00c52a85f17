/** Inside the reading thread: one file after the other, answered with the parsed columns themselves, not copies. */
import { type MessagePort, parentPort } from "node:worker_threads";
import type { ParsedFile } from "@/lib/domain/parsed-file";
import { type ReadRequest, readStoredFile, toFailureMessage } from "@/lib/services/read-stored-file";

const port = parentPort as MessagePort;
/** Messages to the main thread cost it time: a share is sent only when it has moved by this much. */
const shareStep = 0.005;

port.on("message", (request: ReadRequest) => {
  let lastShare = 0;
  try {
    const outcome = readStoredFile(request, (share) => {
      if (share < lastShare + shareStep) return;
      lastShare = share;
      port.postMessage({ kind: "progress", share });
    });
    port.postMessage({ kind: "outcome", outcome }, outcome.kind === "read" ? buffersOf(outcome.file) : []);
  } catch (error) {
    port.postMessage({ kind: "failure", failure: toFailureMessage(error) });
  }
});

function buffersOf(file: ParsedFile): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const recording of file.recordings) {
    for (const { values } of recording.columns) {
      if (values.buffer instanceof ArrayBuffer) buffers.add(values.buffer);
    }
  }
  return [...buffers];
}

port.postMessage({ kind: "ready" });

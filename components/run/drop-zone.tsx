"use client";

import { Upload } from "lucide-react";
import { type DragEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { Button } from "../button";
import { classNames } from "../class-names";
import { type ChosenFile, chosenFiles, filesOfDrop } from "./dropped-files";
import { packChannelFolders } from "./pack-channel-folders";

/** Every browser knows it; React's types do not. */
const wholeFolder = { webkitdirectory: "" };

/** Takes files and folders by drop, or by the keyboard: files and, where asked for, whole folders. */
export function DropZone({
  hint,
  takesFolders = false,
  onFiles,
}: {
  hint: string;
  takesFolders?: boolean;
  onFiles: (files: readonly ChosenFile[]) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const take = async (chosen: readonly ChosenFile[]) => {
    const files = await packChannelFolders(chosen);
    if (files.length > 0) onFiles(files);
  };
  const takeFrom = (element: HTMLInputElement | null) => {
    if (!element?.files?.length) return;
    void take(chosenFiles(element.files));
    element.value = "";
  };
  // What was chosen before the page came to life is taken as soon as it has.
  const atFirst = useEffectEvent(() => {
    takeFrom(input.current);
    takeFrom(folder.current);
  });
  useEffect(() => atFirst(), []);
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    await take(await filesOfDrop(event.dataTransfer));
  };
  return (
    <section
      aria-label="Add files"
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => void drop(event)}
      className={classNames(
        "flex flex-wrap items-center gap-x-4 gap-y-2 rounded border border-dashed px-4 py-4",
        isOver ? "border-accent bg-accent-soft" : "border-line-strong bg-surface",
      )}
    >
      <Button onClick={() => input.current?.click()}>
        <Upload size={15} aria-hidden="true" />
        Choose files
      </Button>
      {takesFolders ? (
        <>
          <Button onClick={() => folder.current?.click()}>Choose a folder</Button>
          <input
            ref={folder}
            type="file"
            {...wholeFolder}
            aria-label="A folder of files"
            tabIndex={-1}
            className="sr-only"
            onChange={(event) => takeFrom(event.target)}
          />
        </>
      ) : null}
      <span className="min-w-48 flex-1 text-ink-soft">{hint}</span>
      <input
        ref={input}
        type="file"
        multiple
        aria-label="Files of the run"
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => takeFrom(event.target)}
      />
    </section>
  );
}

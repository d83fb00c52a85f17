/** What every format folder exports from its `reader.ts` as `reader`: recognition by content, and reading. */
import type { ByteSource } from "@/lib/domain/byte-source";
import type { ParsedFile } from "@/lib/domain/parsed-file";
import type { RecordingKind } from "@/lib/domain/recording";

/** How sure recognition is: `certain` a magic number, `likely` titles that fit, `possible` the last resort. */
export type Confidence = "certain" | "likely" | "possible";

export interface Recognition {
  readonly confidence: Confidence;
  /** What matched, in words a person can check. */
  readonly matchedBy: string;
}

/** A line that begins with no number, so that it may hold titles. */
export interface TitleRow {
  /** From 1, counted without leading blank lines. */
  readonly line: number;
  /** Split at the separator the line uses most. */
  readonly cells: readonly string[];
}

/** The first bytes and, for a ZIP, its member names, read once and shared by all readers. */
export interface Sniff {
  /** Up to the first 64 kB. */
  readonly head: Uint8Array;
  /** `head` decoded as latin-1 with a byte order mark and leading blank lines removed. */
  readonly text: string;
  /** The same in the file's own encoding; empty where it is a ZIP or no text. */
  readonly words: string;
  /** The first 120 lines of `words`, split into cells where titles might stand in them. */
  readonly titleRows: readonly TitleRow[];
  /** Member names if the file is a ZIP, else null. */
  readonly zipMembers: readonly string[] | null;
  readonly fileName: string;
  readonly size: number;
}

export interface ReadContext {
  readonly matchedBy: string;
  /** Called now and then with a share from 0 to 1; throws to cancel. */
  readonly onProgress?: (share: number) => void;
}

export interface FormatReader {
  /** The folder's name and the stored format id. */
  readonly id: string;
  /** As the field says it: "EC-Lab .mpr". */
  readonly title: string;
  readonly kind: RecordingKind;
  /** Told by the first bytes or the members of an archive alone: asked before the readers of text. @default false */
  readonly isBinary?: boolean;
  /** Raised whenever the same bytes would give another result. */
  readonly version: number;
  recognise(sniff: Sniff): Recognition | null;
  /**
   * Reads what the file stores; never decides what is plating, never renumbers, never repairs silently.
   * @throws UnreadableFileError when not one record can be had.
   */
  read(source: ByteSource, context: ReadContext): ParsedFile;
}

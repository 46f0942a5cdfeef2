// What the screens need from the computer they run on, and which computer that is. Files are named
// by tokens, never by paths.
import type { MadeFile } from "../generated/MadeFile";

/** A file or folder the user chose. */
export interface ChosenFile {
  token: string;
  /** Without its folder. */
  name: string;
}

/** What a file dialog offers: spreadsheets, proofs of an activity, or a ledger's backup. */
export type FileKind = "workbook" | "evidence" | "backup";

export interface Platform {
  readonly kind: "window" | "browser";
  /** `seen`: how far the page had read that saves a form. */
  call(name: string, request: unknown, seen: string | null): Promise<unknown>;
  /** Files the user chose; none when the dialog was closed. */
  pickFiles(kind: FileKind, multiple: boolean): Promise<ChosenFile[]>;
  /** A file dropped or pasted onto a screen. */
  takeFile(file: File): Promise<ChosenFile>;
  /** Where the file now lies, in words; `null` when the user changed their mind. */
  saveFile(file: MadeFile): Promise<string | null>;
  /** Opens the file with the system's own program (to print it, mostly). */
  openFile(file: MadeFile): Promise<void>;
  /** Only the window can choose folders: in the browser the ledger is the one `serve` was given. */
  pickFolder?(): Promise<ChosenFile | null>;
  /** Only the window asks itself before it closes: told what is not saved, `null` when all is. */
  holdClosing?(unsaved: string | null): Promise<void>;
  /** Only the window sets its own zoom: a browser has its own. */
  setZoom?(factor: number): Promise<void>;
}

let current: Platform | null = null;

export function platform(): Platform {
  if (current === null) throw new Error("usePlatform comes before the first call");
  return current;
}

/** Called once by `main.ts`, and by tests with their own. */
export function usePlatform(chosen: Platform): void {
  current = chosen;
}

// Pieces of evidence: adding a file, and what is said of one in a line.
import type { Evidence } from "../../generated/Evidence";
import type { EvidenceKindLine } from "../../generated/EvidenceKindLine";
import type { EvidenceFields } from "../../generated/EvidenceFields";
import { act } from "../../platform/acts";
import { fullDay } from "../../shared/dates";
import type { IconName } from "../../shared/icons";

export const NO_FIELDS: EvidenceFields = {
  title: null,
  takenOn: null,
  pieces: null,
  paperPlace: null,
  confidential: false,
  note: null,
};

export function addFile(activity: string, kind: string, file: string): Promise<unknown> {
  return act("evidence_add", { activity, kind, file, fields: NO_FIELDS });
}

/** What a file is to the eye, by the ending of its name. */
export type FileLook = Extract<IconName, "image" | "file" | "sheet" | "slides" | "film" | "box">;

const LOOKS: readonly (readonly [FileLook, RegExp])[] = [
  ["image", /\.(jpe?g|png|hei[cf]|avif|webp|gif|bmp|tiff?)$/iu],
  ["sheet", /\.(xlsx?|et|ods|csv)$/iu],
  ["slides", /\.(pptx?|dps)$/iu],
  ["film", /\.(mp4|m4v|mov|avi|wmv|mkv|mp3|m4a|wav|wma|amr|aac)$/iu],
  ["box", /\.(zip|rar|7z)$/iu],
];

export function lookOf(name: string | null): FileLook {
  return LOOKS.find(([, ending]) => ending.test(name ?? ""))?.[0] ?? "file";
}

/** PDF, DOCX: for those who do not read icons. */
export function endingOf(name: string | null): string {
  return (/\.([a-z0-9]{1,5})$/iu.exec(name ?? "")?.[1] ?? "").toUpperCase();
}

/** What a piece is called: by its title, else its file, else its kind. */
export function nameOf(piece: Evidence, kind: string): string {
  return piece.title || piece.fileName || kind;
}

const PHOTO = "photo_ev";

/** Where a dropped file most likely belongs: pictures are photos, else the first kind that is missing. */
export function kindOfFile(name: string, missing: readonly string[]): string {
  if (/签到/u.test(name)) return "signin";
  if (/通知/u.test(name)) return "notice";
  if (lookOf(name) === "image") return missing.includes("screenshot") ? "screenshot" : PHOTO;
  return missing.find((kind) => kind !== PHOTO && kind !== "screenshot") ?? "record";
}

/** Its file holds nothing: most often what a cloud drive leaves in place of a file. It proves nothing. */
export function isEmpty({ file, size }: Pick<Evidence, "file" | "size">): boolean {
  return file !== null && size === 0;
}

/** There is a piece that proves something, or it is written in the program itself. */
export function isThere({
  pieces,
  written,
}: Pick<EvidenceKindLine, "pieces" | "written">): boolean {
  return written || pieces.some((piece) => !isEmpty(piece));
}

/** The kinds in the order of their urgency: missing, there, suggested. */
export function missingFirst(kinds: readonly EvidenceKindLine[]): EvidenceKindLine[] {
  const urgency = (line: EvidenceKindLine): number => {
    if (isThere(line)) return 2;
    if (line.need !== "required") return 3;
    return line.explanation === null ? 0 : 1;
  };
  return [...kinds].sort((a, b) => urgency(a) - urgency(b));
}

/** 2件，共5页 · 3页 · 1件, where the pages are not known. */
export function amountWords(pieces: readonly Pick<Evidence, "pieces">[]): string {
  const pages = pieces.reduce((sum, each) => sum + (each.pieces ?? 0), 0);
  if (pieces.length > 1) return `${pieces.length}件${pages > 0 ? `，共${pages}页` : ""}`;
  return pages > 0 ? `${pages}页` : "1件";
}

/** 原件在教科室档案柜，2024年11月8日 */
export function pieceFacts({ paperPlace, takenOn, file, confidential }: Evidence): string {
  return [
    paperPlace === null ? (file === null ? "纸质" : "") : `原件在${paperPlace}`,
    takenOn === null ? "" : fullDay(takenOn),
    confidential ? "不外传" : "",
  ]
    .filter(Boolean)
    .join("，");
}

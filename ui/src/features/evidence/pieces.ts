// Pieces of evidence: adding a file, and what is said of one in a line.
import type { Evidence } from "../../generated/Evidence";
import type { EvidenceKindLine } from "../../generated/EvidenceKindLine";
import type { EvidenceFields } from "../../generated/EvidenceFields";
import { act } from "../../platform/acts";
import { fullDay } from "../../shared/dates";

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

const PICTURE = /\.(jpe?g|png|heic|webp|gif|bmp)$/iu;
const PHOTO = "photo_ev";

/** Where a dropped file most likely belongs: pictures are photos, else the first kind that is missing. */
export function kindOfFile(name: string, missing: readonly string[]): string {
  if (/签到/u.test(name)) return "signin";
  if (/通知/u.test(name)) return "notice";
  if (PICTURE.test(name)) return missing.includes("screenshot") ? "screenshot" : PHOTO;
  return missing.find((kind) => kind !== PHOTO && kind !== "screenshot") ?? "record";
}

/** The kinds in the order of their urgency: missing, there, suggested. */
export function missingFirst(kinds: readonly EvidenceKindLine[]): EvidenceKindLine[] {
  const urgency = ({ need, pieces, explanation }: EvidenceKindLine): number => {
    if (pieces.length > 0) return 2;
    if (need !== "required") return 3;
    return explanation === null ? 0 : 1;
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

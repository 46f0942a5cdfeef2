// Pieces of evidence: adding a file, and what is said of one in a line.
import type { Evidence } from "../../generated/Evidence";
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

/** 3张，原件在教科室档案柜，2024年11月8日 */
export function pieceFacts({ pieces, paperPlace, takenOn, file, confidential }: Evidence): string {
  return [
    pieces === null ? "" : `${pieces}页`,
    paperPlace === null ? (file === null ? "纸质" : "") : `原件在${paperPlace}`,
    takenOn === null ? "" : fullDay(takenOn),
    confidential ? "不外传" : "",
  ]
    .filter(Boolean)
    .join("，");
}

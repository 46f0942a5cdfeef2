// The fields of a piece of evidence while they are being edited.
import type { Evidence } from "../../generated/Evidence";
import type { EvidenceFields } from "../../generated/EvidenceFields";
import { countOf } from "../../shared/typed";

export interface PieceDraft {
  kind: string;
  title: string;
  takenOn: string | null;
  pieces: string;
  paperPlace: string;
  confidential: boolean;
  note: string;
}

export const PIECE_LABELS = {
  kind: "种类",
  title: "名称",
  takenOn: "形成日期",
  pieces: "页数或张数",
  paperPlace: "纸质原件在哪里",
  confidential: "不放进上报的材料",
  note: "备注",
} as const;

export function draftOf(piece: Evidence | null, kind = ""): PieceDraft {
  return {
    kind: piece?.evidenceKind ?? kind,
    title: piece?.title ?? "",
    takenOn: piece?.takenOn ?? null,
    pieces: String(piece?.pieces ?? ""),
    paperPlace: piece?.paperPlace ?? "",
    confidential: piece?.confidential ?? false,
    note: piece?.note ?? "",
  };
}

export function fieldsOf(draft: PieceDraft): EvidenceFields {
  return {
    title: draft.title.trim() || null,
    takenOn: draft.takenOn,
    pieces: countOf(draft.pieces, "pieces", "页数或张数"),
    paperPlace: draft.paperPlace.trim() || null,
    confidential: draft.confidential,
    note: draft.note.trim() || null,
  };
}

// A posting while it is being edited.
import type { PostingInput } from "../../generated/PostingInput";
import type { PostingRow } from "../../generated/PostingRow";

export interface PostingDraft {
  organization: string | null;
  subjects: string[];
  stage: string | null;
  post: string;
  title: string | null;
  honours: string;
}

export const POSTING_LABELS = {
  organization: "学校或单位",
  subjects: "学科",
  stage: "学段",
  post: "职务",
  title: "职称",
  honours: "荣誉称号",
} as const;

export function emptyPosting(row: PostingRow | null, organization: string | null): PostingDraft {
  return {
    organization: row?.organization ?? organization,
    subjects: [...(row?.subjects ?? [])],
    stage: row?.stage ?? null,
    post: row?.post ?? "",
    title: row?.title ?? null,
    honours: row?.honours ?? "",
  };
}

export function postingInput(draft: PostingDraft): PostingInput {
  return {
    organization: draft.organization ?? "",
    subjects: draft.subjects,
    stage: draft.stage,
    post: draft.post.trim() || null,
    title: draft.title,
    honours: draft.honours.trim() || null,
  };
}

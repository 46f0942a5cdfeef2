// How the columns of a file were understood, in few words.
import type { ActivityDraftView } from "../../generated/ActivityDraftView";
import type { ActivityListView } from "../../generated/ActivityListView";
import type { ActivityPreview } from "../../generated/ActivityPreview";
import { headRows } from "../../shared/findings";

/** 工作表“2024秋”，表头在第2行，共8项活动 */
export function factsOf({ lists }: ActivityDraftView): string {
  const taken = lists.filter(({ included }) => included);
  const one = taken.length === 1 ? taken[0] : undefined;
  if (one)
    return `工作表“${one.name}”，表头在第${headRows(one.headFrom, one.headTo)}行，共${one.activities}项活动`;
  if (taken.length === 0) return "里面没有当作活动台账读取的表";
  const activities = taken.reduce((sum, list) => sum + list.activities, 0);
  return `${taken.map(({ name }) => `“${name}”`).join("、")}${taken.length}份表，共${activities}项活动`;
}

/** 第11行“合计”没有当作活动: what stands below the headings and is none. */
export function passedOver({ leftOut }: ActivityPreview): string {
  const rows = leftOut.filter(({ kind, count }) => kind === "row" && count === 0);
  const [first] = rows;
  if (rows.length !== 1 || !first) return rows.length > 1 ? `${rows.length}行不是活动` : "";
  const sample = first.sample.split(/[\s，、|]/u)[0] ?? "";
  return `${first.place.replace(/^工作表“[^”]*”/u, "")}“${sample}”没有当作活动`;
}

export interface Pair {
  heading: string;
  label: string;
  /** Why it must be looked at; empty where the heading says it plainly. */
  guess: string;
}

/** 时间 › 日期: every heading that is taken over, once. */
export function pairsOf(view: ActivityDraftView, { doubts }: ActivityPreview): Pair[] {
  const labels = new Map(view.fields.map(({ field, label }) => [field, label]));
  const guesses = doubts.filter(({ kind }) => kind === "column");
  const pairs = new Map<string, Pair>();
  for (const list of view.lists.filter(({ included }) => included)) {
    for (const { heading, letters, field, school } of list.columns) {
      const label = school === null ? field && labels.get(field) : "各校人数";
      if (!label) continue;
      // 各校参加人数·二实小, 各校参加人数·前楼中心校 are one heading with a line of schools below it.
      const shown = school === null ? heading : (heading.split("·")[0] ?? heading);
      const place = `工作表“${list.name}”${letters}列“${heading}”`;
      const guess = guesses.find((each) => each.place === place)?.reason ?? "";
      const known = pairs.get(`${shown} ${label}`);
      pairs.set(`${shown} ${label}`, { heading: shown, label, guess: known?.guess || guess });
    }
  }
  return [...pairs.values()];
}

/** Headings of columns that hold something and are not taken over. */
export function unusedHeadings({ leftOut }: ActivityPreview): string {
  const columns = leftOut.filter(({ kind }) => kind === "column");
  const names = columns.map(({ place }) => /列“([^”]*)”$/u.exec(place)?.[1] ?? place);
  return [...new Set(names)].join("、");
}

export const countOf = ({ activities }: ActivityListView): string => `${activities}项活动`;

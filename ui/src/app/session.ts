// What the frame knows: the open ledger, today's place in the year, whose screens these are. Asked
// from the core again whenever an act may have changed it.
import { reactive, readonly } from "vue";
import { EVERYTHING, onChanged, tellChanged } from "../platform/acts";
import { call } from "../platform/call";
import { moment } from "../shared/dates";
import { setScope, useScope } from "../shared/scope";

export interface FrameFacts {
  ledgerName: string;
  shownFolder: string;
  readOnly: boolean;
  backup: { words: string; good: boolean } | null;
}

const facts = reactive<FrameFacts>({
  ledgerName: "",
  shownFolder: "",
  readOnly: false,
  backup: null,
});
const KINDS = ["setting", "community", "membership", "lead_override", "organization", "term", "day_off"];

export function useFrame(): Readonly<FrameFacts> {
  return readonly(facts);
}

/** Reads everything the frame shows. At start, after another ledger was opened, after some acts. */
export async function refreshFrame(): Promise<void> {
  const { community, schoolYear } = useScope();
  const frame: any = await call("frame" as never, { community, schoolYear: schoolYear || null } as never);
  facts.ledgerName = frame.ledger?.name ?? "";
  facts.shownFolder = frame.ledger?.shownFolder ?? "";
  facts.backup = frame.ledger?.lastBackupAt ? { words: `${moment(frame.ledger.lastBackupAt, frame.today)} 已备份`, good: true } : null;
  setScope({ ledger: frame.ledger?.name ?? null, today: frame.today, communities: frame.communities, community: community ?? frame.community, schoolYears: frame.schoolYears, schoolYear: schoolYear || frame.schoolYear, term: frame.term, week: frame.week, who: frame.who });
}

export function followChanges(): void {
  onChanged((kinds) => {
    if (kinds.has(EVERYTHING) || KINDS.some((kind) => kinds.has(kind))) void refreshFrame();
  });
}
export function chooseCommunity(id: string | null): void {
  setScope({ community: id });
}

export function chooseSchoolYear(year: number): void {
  setScope({ schoolYear: year });
}
void tellChanged;

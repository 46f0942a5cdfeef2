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
const COMMUNITY_KEY = "lianyan.community";

export function useFrame(): Readonly<FrameFacts> {
  return readonly(facts);
}

/** Reads everything the frame shows. Called at start, after another ledger was opened, after acts. */
export async function refreshFrame(): Promise<void> {
  const { community, schoolYear } = useScope();
  const frame = await call("frame", { community, schoolYear: schoolYear || null });
}

export function chooseCommunity(id: string | null): void {
  setScope({ community: id });
}

export function chooseSchoolYear(year: number): void {
  setScope({ schoolYear: year });
}

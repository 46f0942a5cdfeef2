// What the frame knows: the open ledger, today's place in the year, whose screens these are. Asked
// from the core again whenever an act may have changed it.
import { reactive, readonly } from "vue";
import type { LedgerState } from "../generated/LedgerState";
import type { Me } from "../generated/Me";
import { act } from "../platform/acts";
import { call, noteLedger } from "../platform/call";
import { onOutdated, type QueryName } from "../platform/query";
import { moment, monthDay } from "../shared/dates";
import { setScope, useScope, type Scope } from "../shared/scope";
import { openingYear, orderedCommunities, standingCommunity } from "./standing";

export interface FrameFacts {
  ledger: LedgerState | null;
  /** 今天 08:31 已备份 */
  backup: string | null;
  /** The line about the sample county was read; until the window closes. */
  sampleLineHidden: boolean;
}

const facts = reactive<FrameFacts>({ ledger: null, backup: null, sampleLineHidden: false });
/** Who the user is, as the ledger remembers; `null` before the first answer. */
let me: Me | null = null;
/** 全县 was chosen by hand; otherwise one's own community is shown as soon as there is one. */
let whole = false;
/** What is shown of `app_state`, which itself tells of the last act, too, and what is asked beside it. */
const SHOWN: readonly QueryName[] = [
  "settings",
  "me_get",
  "calendar_today",
  "calendar_years",
  "me_communities",
];

export function useFrame(): Readonly<FrameFacts> {
  return readonly(facts) as Readonly<FrameFacts>;
}

export function hideSampleLine(): void {
  facts.sampleLineHidden = true;
}

/** Reads everything the frame shows. At start, after another ledger was opened, after some acts. */
export async function refreshFrame(): Promise<void> {
  const { ledger, date } = await call("app_state", null);
  const before = useScope();
  const another = before.ledger !== ledger?.folder;
  facts.ledger = ledger;
  noteLedger(ledger?.gone ?? false);
  facts.backup = ledger?.lastBackup ? backupWords(ledger.lastBackup.madeAt, date) : null;
  me = ledger?.me ?? null;
  if (ledger === null) {
    setScope({ ledger: null, today: date, who: null, communities: [], community: null });
    return;
  }
  const { today } = ledger;
  const years = await call("calendar_years", null);
  const schoolYear = another
    ? (me?.schoolYear ?? openingYear(years, today.schoolYear))
    : before.schoolYear;
  const known = await call("me_communities", { me: null, schoolYear });
  const anew = another || isSomeoneElse(before.who, me);
  if (anew) whole = false;
  const community = anew ? (me?.community ?? null) : useScope().community;
  setScope({
    ledger: ledger.folder,
    today: today.date,
    schoolYears: years.map((year) => year.schoolYear),
    thisYear: today.schoolYear,
    schoolYear,
    term: Number(today.term.slice(-1)),
    week: today.weekLabel,
    communities: orderedCommunities(known),
    community: standingCommunity({ community, whole }, known, me?.duty ?? null),
    who: whoOf(me),
    lookingAround: !another && before.lookingAround,
  });
}

/** 今天 08:31 已备份, 1月3日 已备份 */
function backupWords(stamp: string, today: string): string {
  const when = stamp.slice(0, 10) === today ? moment(stamp, today) : monthDay(stamp);
  return `${when} 已备份`;
}

/** The communities of another school year may be others: ask for them again. */
async function refreshCommunities(): Promise<void> {
  const { schoolYear } = useScope();
  const known = await call("me_communities", { me: null, schoolYear });
  const { community } = useScope();
  setScope({
    communities: orderedCommunities(known),
    community: standingCommunity({ community, whole }, known, me?.duty ?? null),
  });
}

/** Another duty or unit looks after other communities. */
function isSomeoneElse(who: Scope["who"], known: Me | null): boolean {
  return who?.duty !== known?.duty || who?.organization !== known?.organization;
}

function whoOf(known: Me | null): Scope["who"] {
  if (known === null) return null;
  const { name, post, organization, organizationName, duty } = known;
  return {
    duty,
    name: name ?? "",
    post: post ?? "",
    organization,
    organizationName: organizationName ?? "",
  };
}

/** Follows acts for as long as the window lives. */
export function followChanges(): void {
  onOutdated(SHOWN, refreshFrame);
}

/** Remembered with the ledger; 全县 is for looking only and is not. */
export async function chooseCommunity(community: string | null): Promise<void> {
  whole = community === null;
  setScope({ community });
  if (me !== null && community !== null) {
    me = { ...me, community };
    await act("me_set", me);
  }
}

export async function chooseSchoolYear(schoolYear: number): Promise<void> {
  setScope({ schoolYear });
  await refreshCommunities();
}

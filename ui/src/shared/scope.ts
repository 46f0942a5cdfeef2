// Where the user stands: which community and school year the screens show, and what day it is. Filled
// by the app; screens only read it, so that all of them show the same.
import { reactive, readonly } from "vue";
import type { Duty } from "../generated/Duty";

/** The role of a school that leads. */
export const LED = "领衔";

export interface ScopeCommunity {
  id: string;
  name: string;
  /** 领衔, 成员 … of one's own school; empty for the others. */
  role: string;
  mine: boolean;
}

export interface Who {
  duty: Duty;
  name: string;
  post: string;
  organization: string | null;
  organizationName: string;
}

export interface Scope {
  /** Folder of the open ledger, to tell one from another; `null` while none is open. */
  ledger: string | null;
  /** The core's day, which a test can set: screens never ask the computer's clock. */
  today: string;
  communities: ScopeCommunity[];
  /** `null`: 全县. */
  community: string | null;
  schoolYears: number[];
  /** The one the screens show. */
  schoolYear: number;
  /** The one today lies in, with its term and week: 第19周, `null` outside the lessons. */
  thisYear: number;
  term: number;
  week: string | null;
  /** `null` until 「您在哪个单位、负责什么」 was answered. */
  who: Who | null;
  /** Looking around without having answered, until the window closes. */
  lookingAround: boolean;
}

const scope = reactive<Scope>({
  ledger: null,
  today: "",
  communities: [],
  community: null,
  schoolYears: [],
  schoolYear: 0,
  thisYear: 0,
  term: 1,
  week: null,
  who: null,
  lookingAround: false,
});

export function useScope(): Readonly<Scope> {
  return readonly(scope) as Readonly<Scope>;
}

/** For the app and for tests. */
export function setScope(part: Partial<Scope>): void {
  Object.assign(scope, part);
}

/** What something new is for: the community that is shown, one's own, or the only one there is. */
export function ownCommunity({ community, communities }: Readonly<Scope>): string | null {
  if (community !== null) return community;
  const led = communities.filter(({ role }) => role === LED);
  const mine = communities.filter((each) => each.mine);
  const only = [led, mine, communities].find(({ length }) => length === 1);
  return only?.[0]?.id ?? null;
}

/** The school whose part the screens begin with: a member's liaison looks after her own. */
export function ownSchool({ who }: Readonly<Scope>): string | null {
  return who?.duty === "member" ? who.organization : null;
}

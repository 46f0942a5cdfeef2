// Acts change records and answer what changed; whoever shows such records reads them again.
import type { ActTitle } from "../generated/ActTitle";
import type { Done } from "../generated/Done";
import type { Kind } from "../generated/reads";
import { call, type CommandName, type RequestOf, type ResponseOf } from "./call";

/** Rows that answer what they changed. */
export type ActName = {
  [Name in CommandName]: ResponseOf<Name> extends Done<unknown> ? Name : never;
}[CommandName];
type ResultOf<Name extends ActName> = ResponseOf<Name> extends Done<infer Result> ? Result : never;

type ChangeListener = (kinds: ReadonlySet<string>) => void | Promise<void>;
type ActListener = (act: ActTitle) => void;

/** Stands for every kind: another ledger was opened, everything must be read again. */
export const EVERYTHING = "*" satisfies Kind;

const changeListeners = new Set<ChangeListener>();
const actListeners = new Set<ActListener>();
/** Where the ledger stood after the last change that was told of here; what is on screen may be on its way. */
let reached: string | null = null;
/** Everything on screen is as it stood then, or later. */
let seen: string | null = null;
let underWay = 0;

/** How far the screens have read: remembered when a form is filled, given with what it saves. */
export const seenNow = (): string | null => seen;

/**
 * Does something; its toast with the undo follows by itself. Resolves when the screens are up to date.
 * `leave` goes away from a record that the act removes, before anyone reads it again. With `seen` the
 * core refuses to write over what came after it.
 */
export async function act<Name extends ActName>(
  name: Name,
  request: RequestOf<Name>,
  leave?: () => Promise<unknown>,
  seen?: string | null,
): Promise<ResultOf<Name>> {
  const done = (await call(name, request, seen)) as Done<ResultOf<Name>>;
  await leave?.();
  await settle(done);
  return done.result;
}

/** `act`, for a page that had read as far as `seen`. */
export type Write = <Name extends ActName>(
  name: Name,
  request: RequestOf<Name>,
  leave?: () => Promise<unknown>,
) => Promise<ResultOf<Name>>;
export const writing =
  (seen: string | null): Write =>
  (name, request, leave) =>
    act(name, request, leave, seen);

/** What follows an act, however it was carried out: a job may be one, too. */
export async function settle(done: Done<unknown>): Promise<void> {
  if (done.act !== null) for (const listen of actListeners) listen(done.act);
  await follow(done);
}

/** What follows an undo, which says itself what it did. */
export async function follow({ changed, since, seen: now }: Done<unknown>): Promise<void> {
  // Another page has written in between: nobody here knows what.
  if (reached !== null && reached !== since) return tellChanged([EVERYTHING]);
  reached = now;
  await tell(new Set(changed));
}

export function isDone(outcome: unknown): outcome is Done<unknown> {
  return (
    typeof outcome === "object" && outcome !== null && "changed" in outcome && "act" in outcome
  );
}

/** Resolves when those who show such records have read them again. */
export async function tellChanged(kinds: readonly Kind[]): Promise<void> {
  if (kinds.length === 0) return;
  if (kinds.includes(EVERYTHING)) reached = await newest();
  await tell(new Set(kinds));
}

async function tell(kinds: ReadonlySet<string>): Promise<void> {
  underWay += 1;
  // One screen that cannot be read again shows so itself; the act stands.
  await Promise.allSettled([...changeListeners].map((listen) => listen(kinds)));
  underWay -= 1;
  if (underWay === 0) seen = reached;
}

/** Before the first screen is read. */
export async function noteSeen(): Promise<void> {
  seen = reached = await newest();
}

/** Reads again what is on screen where another page of this ledger has written meanwhile. */
export async function lookForOthers(): Promise<void> {
  const now = await newest();
  if (now !== null && now !== reached) await tellChanged([EVERYTHING]);
}

/** `null` while no ledger is open. */
const newest = (): Promise<string | null> => call("ledger_seen", null).catch(() => null);

/** Hears which kinds of record changed. Answers how to stop listening. */
export function onChanged(listener: ChangeListener): () => void {
  changeListeners.add(listener);
  return () => changeListeners.delete(listener);
}

/** Hears of every act that stands in the history. Answers how to stop listening. */
export function onAct(listener: ActListener): () => void {
  actListeners.add(listener);
  return () => actListeners.delete(listener);
}

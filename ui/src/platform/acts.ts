// Acts change records and answer what changed; whoever shows such records reads them again.
import type { ActTitle } from "../generated/ActTitle";
import type { Done } from "../generated/Done";
import { call, type CommandName, type RequestOf, type ResponseOf } from "./call";

/** Rows that answer what they changed. */
export type ActName = {
  [Name in CommandName]: ResponseOf<Name> extends Done<unknown> ? Name : never;
}[CommandName];
type ResultOf<Name extends ActName> = ResponseOf<Name> extends Done<infer Result> ? Result : never;

type ChangeListener = (kinds: ReadonlySet<string>) => void | Promise<void>;
type ActListener = (act: ActTitle) => void;

/** Stands for every kind: another ledger was opened, everything must be read again. */
export const EVERYTHING = "*";

const changeListeners = new Set<ChangeListener>();
const actListeners = new Set<ActListener>();

/**
 * Does something; its toast with the undo follows by itself. Resolves when the screens are up to date.
 * `leave` goes away from a record that the act removes, before anyone reads it again.
 */
export async function act<Name extends ActName>(
  name: Name,
  request: RequestOf<Name>,
  leave?: () => Promise<unknown>,
): Promise<ResultOf<Name>> {
  const done = (await call(name, request)) as Done<ResultOf<Name>>;
  await leave?.();
  await settle(done);
  return done.result;
}

/** What follows an act, however it was carried out: a job may be one, too. */
export async function settle(done: Pick<Done<unknown>, "changed" | "act">): Promise<void> {
  if (done.act !== null) for (const listen of actListeners) listen(done.act);
  await tellChanged(done.changed);
}

export function isDone(outcome: unknown): outcome is Done<unknown> {
  return (
    typeof outcome === "object" && outcome !== null && "changed" in outcome && "act" in outcome
  );
}

/** Resolves when those who show such records have read them again. */
export async function tellChanged(kinds: readonly string[]): Promise<void> {
  if (kinds.length === 0) return;
  const set = new Set(kinds);
  // One screen that cannot be read again shows so itself; the act stands.
  await Promise.allSettled([...changeListeners].map((listen) => listen(set)));
}

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

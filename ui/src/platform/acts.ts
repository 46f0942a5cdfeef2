// Acts change records and answer what changed; whoever shows such records reads them again.
import { call, type CommandName, type RequestOf, type ResponseOf } from "./call";

/** The act as it stands in the history: its words, and whether it can be taken back. */
export interface ActDone {
  id: string;
  title: string;
  undoable: boolean;
}

export interface Acted<Result> {
  result: Result;
  changed: string[];
  act: ActDone | null;
}

/** Rows of the command table that write. */
export type ActName = {
  [Name in CommandName]: ResponseOf<Name> extends Acted<unknown> ? Name : never;
}[CommandName];

type ResultOf<Name extends ActName> =
  ResponseOf<Name> extends Acted<infer Result> ? Result : never;

type ChangeListener = (kinds: ReadonlySet<string>) => void;
type ActListener = (act: ActDone) => void;

/** Stands for every kind: another ledger was opened, everything must be read again. */
export const EVERYTHING = "*";

const changeListeners = new Set<ChangeListener>();
const actListeners = new Set<ActListener>();

/** Does something. The toast with its undo follows by itself. */
export async function act<Name extends ActName>(
  name: Name,
  request: RequestOf<Name>,
): Promise<ResultOf<Name>> {
  const done = (await call(name, request)) as Acted<ResultOf<Name>>;
  tellChanged(done.changed);
  if (done.act !== null) for (const listen of actListeners) listen(done.act);
  return done.result;
}

export function tellChanged(kinds: readonly string[]): void {
  if (kinds.length === 0) return;
  const set = new Set(kinds);
  for (const listen of [...changeListeners]) listen(set);
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

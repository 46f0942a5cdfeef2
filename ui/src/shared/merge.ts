// Three ways of one form: as it was read, as it is typed here, as it stands by now.

export type Values = Record<string, unknown>;

export interface Merged<Model> {
  /** What the form shall hold: mine where both wrote, until somebody chooses. */
  values: Model;
  /** Fields only the other wrote: taken over. */
  taken: string[];
  /** Lists to which both added or from which both took: each gets its way. */
  joined: string[];
  /** Fields both wrote, each something else. */
  contested: string[];
}

export function merge<Model extends object>(
  base: Model,
  mine: Model,
  theirs: Model,
): Merged<Model> {
  const [was, own, now] = [base, mine, theirs] as [Values, Values, Values];
  const merged: Merged<Values> = { values: { ...own }, taken: [], joined: [], contested: [] };
  for (const field of new Set([...Object.keys(own), ...Object.keys(now)])) {
    if (same(own[field], now[field]) || same(was[field], now[field])) continue;
    if (same(own[field], was[field])) {
      merged.values[field] = now[field];
      merged.taken.push(field);
    } else if (isList(own[field]) && isList(now[field])) {
      merged.values[field] = joinedList(listOf(was[field]), own[field], now[field]);
      merged.joined.push(field);
    } else merged.contested.push(field);
  }
  return merged as Merged<Model>;
}

/** Shares nothing with the original, which may be reactive. */
export function copyOf<Value extends object>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

/** Equal as they would be saved: a field that is empty, and text without the blanks around it. */
export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

export function sameValues(one: object, other: object): boolean {
  const [first, second] = [one as Values, other as Values];
  const fields = new Set([...Object.keys(first), ...Object.keys(second)]);
  return [...fields].every((field) => same(first[field], second[field]));
}

function plain(value: unknown): unknown {
  const bare = typeof value === "string" ? value.trim() : value;
  return bare === "" || bare === undefined ? null : bare;
}

const isList = (value: unknown): value is unknown[] => Array.isArray(value);
const listOf = (value: unknown): unknown[] => (isList(value) ? value : []);

/** Theirs, without what I took off, and with what I added. */
function joinedList(base: unknown[], mine: unknown[], theirs: unknown[]): unknown[] {
  const has = (list: unknown[], entry: unknown): boolean =>
    list.some((other) => same(other, entry));
  const kept = theirs.filter((entry) => has(mine, entry) || !has(base, entry));
  return [...kept, ...mine.filter((entry) => !has(base, entry) && !has(kept, entry))];
}

// How wide the columns of a table are: by what stands in them, and by what must be seen.

export interface Column {
  key: string;
  /** The widest thing in it, padding included; in rem, as all widths here. */
  wants: number;
  /** Something in it is at fault, changes or is offered: it stays in sight. */
  matters: boolean;
}

/** In full view of one glance; what is longer is cut, and read in full when it is pointed at. */
const WIDE = 16;
/** Short things (a phone number, a date, a name) are not cut. */
const SHORT = 7.5;
/** So far what matters is cut, rather than put out of sight. */
const LEAST = 6;
const PADDING = 1.5;
/** Of cells, and of what is said in small type. */
const BODY = 0.9375;
const SMALL = 0.875;
/** Digits and lower-case letters beside a Chinese sign. */
const HALF = 0.57;

/** What a text takes in a cell, by the widths of its signs: measuring thousands of cells takes too long. */
export const widthOf = (text: string, beside = 0): number =>
  signsOf(text) * BODY + PADDING + beside;

/** The same in small type; without the space around it. */
export const smallWidthOf = (text: string): number => signsOf(text) * SMALL;

function signsOf(text: string): number {
  let signs = 0;
  for (const sign of text) signs += sign > "\u2e7f" || "“”‘’—…·".includes(sign) ? 1 : HALF;
  return signs;
}

export interface Fitted {
  /** In the order in which they stand: that of the list, unless what matters would be out of sight. */
  order: string[];
  widths: Record<string, number>;
  /** Whether all of them are in sight at once. */
  fits: boolean;
}

/** What columns take with nothing cut that is not too wide for one glance. */
export const wholeWidth = (columns: readonly Column[]): number =>
  sum(columns.map(({ wants }) => Math.min(wants, WIDE)));

/** Lays columns into `room`: what has no room is cut first where nothing matters. */
export function fit(columns: readonly Column[], room: number): Fitted {
  const given = columns.map(({ wants }) => Math.min(wants, WIDE));
  const spare = room - sum(given);
  if (spare >= 0) {
    grow(columns, given, spare);
    return fitted(columns, given, true);
  }
  const matters = (at: number): boolean => columns[at]?.matters ?? false;
  let lacking = shrink(given, -spare, (at) => !matters(at), SHORT);
  lacking = shrink(given, lacking, matters, SHORT);
  lacking = shrink(given, lacking, matters, LEAST);
  // A hundredth of a rem is no reason to scroll.
  if (lacking < 0.01) return fitted(columns, given, true);
  return scrolled(columns, inSight(columns, matters, room), room);
}

/** Where one scrolls anyway, what matters is cut only so far that all of it is in sight first. */
function inSight(
  columns: readonly Column[],
  matters: (at: number) => boolean,
  room: number,
): number[] {
  const given = columns.map(({ wants }) => Math.min(wants, WIDE));
  shrink(given, Infinity, (at) => !matters(at), SHORT);
  const first = sum(given.filter((_, at) => matters(at)));
  shrink(given, first - room, matters, LEAST);
  return given;
}

/** What was to be cut is shown as far as there is room. */
function grow(columns: readonly Column[], given: number[], spare: number): void {
  let left = spare;
  columns.forEach(({ wants }, at) => {
    const more = Math.min(Math.max(0, wants - (given[at] ?? 0)), left);
    given[at] = (given[at] ?? 0) + more;
    left -= more;
  });
}

/** Takes `lacking` from the widest columns that `may` give, evenly, down to `least`; answers what is left. */
function shrink(
  given: number[],
  lacking: number,
  may: (at: number) => boolean,
  least: number,
): number {
  if (lacking <= 0) return 0;
  const giving = given.flatMap((width, at) => (may(at) && width > least ? [at] : []));
  const widths = giving.map((at) => given[at] ?? 0);
  const level = levelOf(widths, sum(widths) - lacking, least);
  for (const at of giving) given[at] = Math.min(given[at] ?? 0, level);
  return lacking - (sum(widths) - sum(giving.map((at) => given[at] ?? 0)));
}

/** The width to cut to so that together they take `room`, but no less than `least`. */
function levelOf(widths: readonly number[], room: number, least: number): number {
  const sorted = [...widths].sort((a, b) => a - b);
  let left = room;
  for (const [at, width] of sorted.entries()) {
    const share = left / (sorted.length - at);
    if (share <= width) return Math.max(share, least);
    left -= width;
  }
  return Infinity;
}

function fitted(columns: readonly Column[], given: readonly number[], fits: boolean): Fitted {
  const widths = Object.fromEntries(columns.map(({ key }, at) => [key, given[at] ?? 0]));
  return { order: columns.map(({ key }) => key), widths, fits };
}

/** What matters stands first, and those in sight fill the room: none of them stands half out of sight. */
function scrolled(columns: readonly Column[], given: readonly number[], room: number): Fitted {
  const { order: all, widths } = fitted(columns, given, false);
  const first = columns.filter(({ matters }) => matters).map(({ key }) => key);
  const order = [...first, ...all.filter((key) => !first.includes(key))];
  let left = room;
  const out = order.findIndex((key) => (left -= widths[key] ?? 0) < 0);
  const last = order[out - 1];
  if (last !== undefined)
    widths[last] = (widths[last] ?? 0) + left + (widths[order[out] ?? ""] ?? 0);
  return { order, widths, fits: false };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

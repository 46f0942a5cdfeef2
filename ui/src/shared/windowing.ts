// Which rows of a long list are on screen. Rows may differ in height.

export interface RowWindow {
  first: number;
  /** One past the last. */
  end: number;
  above: number;
  below: number;
}

/** Where each row begins, and at the end the height of all. */
export function offsetsOf(heights: readonly number[]): number[] {
  const offsets = [0];
  for (const height of heights) offsets.push((offsets.at(-1) ?? 0) + height);
  return offsets;
}

export function windowOf(
  offsets: readonly number[],
  top: number,
  height: number,
  margin: number,
): RowWindow {
  const rows = offsets.length - 1;
  const total = offsets[rows] ?? 0;
  const first = Math.max(0, rowAt(offsets, top - margin));
  const end = Math.min(rows, rowAt(offsets, top + height + margin) + 1);
  return { first, end, above: offsets[first] ?? 0, below: total - (offsets[end] ?? total) };
}

function rowAt(offsets: readonly number[], at: number): number {
  let low = 0;
  let high = offsets.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

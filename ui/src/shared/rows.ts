// Choosing rows with the arrow keys, the same in every list.
import { useKeys } from "./keys";

/** ↑ ↓ Home End move the choice while no field, menu or button of its own has the key. */
export function useRowKeys(
  count: () => number,
  at: () => number,
  choose: (index: number) => void,
): void {
  const go = (index: number): void => {
    if (count() > 0) choose(Math.min(Math.max(index, 0), count() - 1));
  };
  useKeys({
    arrowdown: () => go(at() + 1),
    arrowup: () => go(at() < 0 ? 0 : at() - 1),
    home: () => go(0),
    end: () => go(count() - 1),
  });
}

/** A row as it reads by now; one that was removed meanwhile stays as it was. */
export function nowOf<Row extends { uid: string }>(
  rows: readonly Row[] | undefined,
  row: Row | null,
): Row | null {
  return rows?.find(({ uid }) => uid === row?.uid) ?? row;
}

// What an import leaves to be said on the screen that follows it: taken once, by that screen.
export interface Imported {
  /** “前楼”是前楼中心小学: names that are known from now on. */
  learned: readonly string[];
  /** School years that something was added in. */
  years: readonly number[];
}

let waiting: Imported | null = null;

export function noteImported(imported: Imported): void {
  waiting = imported;
}

export function takeImported(): Imported | null {
  const imported = waiting;
  waiting = null;
  return imported;
}

// Where an arrow leads among names that stand in columns of several lengths.

/** A line's place on the screen, in pixels. */
export interface Place {
  left: number;
  top: number;
}

/**
 * The line an arrow leads to: up and down the list as it is counted; left and right to the line at
 * the same height of the nearest column that way. Stays where nothing lies that way.
 */
export function neighbour(places: readonly Place[], at: number, key: string): number {
  if (key === "ArrowDown") return Math.min(at + 1, places.length - 1);
  if (key === "ArrowUp") return Math.max(at - 1, 0);
  const here = places[at];
  if (!here) return at;
  const way = key === "ArrowRight" ? 1 : -1;
  let best = at;
  let least = Infinity;
  places.forEach(({ left, top }, index) => {
    const aside = (left - here.left) * way;
    // Columns lie further apart than the screen is high, so that a nearer column always wins.
    const distance = aside * 1e4 + Math.abs(top - here.top);
    if (aside >= 1 && distance < least) [best, least] = [index, distance];
  });
  return best;
}

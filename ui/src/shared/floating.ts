// Where a panel stands that opens by a field or a button.

interface Size {
  width: number;
  height: number;
}
type Edges = Pick<DOMRect, "left" | "top" | "bottom">;

export interface Placed {
  left: number;
  /** From the head of the window where it opens downwards, from its foot where it opens upwards. */
  top?: number;
  bottom?: number;
  maxHeight: number;
}

const GAP_PX = 4;
const EDGE_PX = 8;
/** So much of the window a panel takes at most. */
const MOST = 0.6;

/** Below its opener, or above it where there is more room; always inside the window. */
export function placeBeside(opener: Edges, panel: Size, screen: Size): Placed {
  const below = screen.height - opener.bottom - GAP_PX - EDGE_PX;
  const above = opener.top - GAP_PX - EDGE_PX;
  const most = screen.height * MOST;
  const wanted = Math.min(panel.height, most);
  const left = Math.max(EDGE_PX, Math.min(opener.left, screen.width - EDGE_PX - panel.width));
  return below >= wanted || below >= above
    ? { left, top: opener.bottom + GAP_PX, maxHeight: Math.min(most, below) }
    : { left, bottom: screen.height - opener.top + GAP_PX, maxHeight: Math.min(most, above) };
}

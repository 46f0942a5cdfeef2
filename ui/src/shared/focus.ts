// The keyboard never falls off the screen: where what had the focus goes away (a row is deleted, a drawer
// closes, a button is drawn anew), what stands nearest to its place gets it.

const FOCUSABLE =
  ":is(a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex='0']):not([tabindex='-1'])";

export const focusableIn = (root: ParentNode): HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(isShown);

/** Where an element stood: it and all around it, each with its number among its neighbours. */
export interface Place {
  /** Gives the focus back to it, or to what is nearest. */
  restore: () => void;
  /** It cannot have the focus now, but may again: a button that is off while its work runs. */
  waits: () => boolean;
}

export function placeOf(element: Element | null): Place {
  const chain: { element: Element; at: number }[] = [];
  for (let each = element; each && each !== document.body; each = each.parentElement)
    chain.push({ element: each, at: [...(each.parentElement?.children ?? [])].indexOf(each) });

  function nearest(): HTMLElement | null {
    if (element instanceof HTMLElement && canFocus(element)) return element;
    for (const [level, { at }] of chain.entries()) {
      const around = chain[level + 1]?.element;
      if (!around?.isConnected) continue;
      if (around.matches("main")) break; // Another screen: the next Tab begins at its beginning.
      const children = [...around.children];
      // What has moved up into its place, then what follows, then what stands before.
      const order = [...children.slice(Math.max(at, 0)), ...children.slice(0, at).reverse()];
      for (const child of order) {
        if (child instanceof HTMLElement && canFocus(child)) return child;
        const [first] = focusableIn(child);
        if (first) return first;
      }
    }
    return document.querySelector<HTMLElement>("dialog, main");
  }
  return {
    restore: () => nearest()?.focus({ preventScroll: true }),
    waits: () => element !== null && element.isConnected && element.matches(":disabled"),
  };
}

const canFocus = (element: HTMLElement): boolean =>
  element.isConnected && element.matches(FOCUSABLE) && isShown(element);

const isShown = (element: HTMLElement): boolean =>
  element.checkVisibility?.({ visibilityProperty: true }) ?? true;

/** Called once at start. Answers how to stop, for tests. */
export function keepFocus(): () => void {
  let last: Place | null = null;
  const remember = ({ target }: FocusEvent): void => {
    last = target instanceof Element ? placeOf(target) : null;
  };
  /** Somebody has gone elsewhere by themselves; what is taken off the screen is not asked. */
  const forget = ({ target }: FocusEvent): void => {
    if (target instanceof HTMLElement && canFocus(target)) last = null;
  };
  const check = (): void => {
    if (last === null || document.activeElement !== document.body || last.waits()) return;
    last.restore();
  };
  const changes = new MutationObserver(() => window.requestAnimationFrame(check));
  changes.observe(document.body, { childList: true, subtree: true, attributeFilter: ["disabled"] });
  document.addEventListener("focusin", remember);
  document.addEventListener("focusout", forget);
  return () => {
    changes.disconnect();
    document.removeEventListener("focusin", remember);
    document.removeEventListener("focusout", forget);
  };
}

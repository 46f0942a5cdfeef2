// What a feature tells the app about its screens. The app gathers `features/*/routes.ts` by itself,
// so the menu shows exactly the screens there are.
import type { Component } from "vue";
import type { IconName } from "./icons";

export interface Screen {
  path: string;
  /** Other screens come here by this name: `router.push({ name })`. */
  name: string;
  /** 活动; becomes the window's title. */
  title: string;
  component: () => Promise<{ default: Component }>;
  /** Present when the screen stands in the menu. */
  nav?: { icon: IconName; section: NavSection; order: number };
  /** For a screen without `nav`: name of the one that is lit in the menu. */
  under?: string;
  /** A register that fills the window, its panes scrolling; the others scroll as a page. */
  fixed?: boolean;
}

/** Groups of the menu, from top to bottom, parted by a hairline. */
export const NAV_SECTIONS = ["work", "people", "papers", "program"] as const;
export type NavSection = (typeof NAV_SECTIONS)[number];

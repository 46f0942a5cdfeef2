// The plain kinds that have screens, and where these stand.
import { AWARD, LESSON } from "../../generated/kinds";
import type { IconName } from "../../shared/icons";
import type { Kind } from "../../shared/records/kind";

export interface Placed {
  kind: Kind;
  /** /awards */
  path: string;
  icon: IconName;
  order: number;
}

/** By the name of their table, which is the name of their screen, too. */
export const KINDS = {
  lesson: { kind: LESSON, path: "/lessons", icon: "slides", order: 14 },
  award: { kind: AWARD, path: "/awards", icon: "medal", order: 15 },
} satisfies Record<string, Placed>;

export type PlainKind = keyof typeof KINDS;

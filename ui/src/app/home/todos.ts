import type { RouteLocationRaw } from "vue-router";

/** One thing owed, and the act that settles it. */
export interface Todo {
  key: string;
  /** `null`: within the term. */
  day: string | null;
  /** Owed or overdue: said in red. */
  hot: boolean;
  title: string;
  note: string;
  verb: string;
  to: RouteLocationRaw;
}

// A list of a file as 对应列 shows it, whatever kind of list it is.
import type { Confidence } from "../generated/Confidence";

export interface ListColumn {
  column: number;
  letters: string;
  heading: string;
  field: string | null;
  confidence: Confidence | null;
  samples: readonly string[];
}

export interface ColumnList {
  key: number;
  name: string;
  hidden: boolean;
  included: boolean;
  /** 34行, 8项活动 */
  count: string;
  headFrom: number | null;
  headTo: number | null;
  columns: readonly ListColumn[];
}

// The columns of the check table: how wide, and which of them must stay in sight.
import type { ListField } from "../../generated/ListField";
import type { ListPreview } from "../../generated/ListPreview";
import type { ListRow } from "../../generated/ListRow";
import type { ResultColumn, TableColumn } from "../../shared/FittedTable.vue";
import { smallWidthOf, widthOf } from "../../shared/widths";
import { changesOf, mainFieldOf, shown } from "./lines";

export interface CheckColumns {
  names: TableColumn[];
  columns: TableColumn[];
  result: ResultColumn;
}

interface Labels {
  labelOf: (field: string) => string;
  /** 5 · 语文组 5 */
  numberOf: (row: ListRow) => string;
  /** The link of a row that is not open: 改为竹溪镇中心小学（3行） */
  offerOf: (row: ListRow) => string;
}

/** A frame around what is at fault; the arrow and the frame of a change; the mark before a verdict. */
const FRAME = 1;
const ARROW = 1;
const MARK = 1.5;
const AROUND = 1.75;
const LEAST_LINK = 5;
/** A name or a result is cut before it takes the table for itself. */
const WIDEST_NAME = 14;
const WIDEST_RESULT = 26;
const NARROWEST_RESULT = 8;

export function checkColumns(preview: ListPreview, labels: Labels): CheckColumns {
  const main = mainFieldOf(preview.kind);
  const column = (field: ListField): TableColumn => ({
    key: field,
    label: labels.labelOf(field),
    wants: widestOf(preview, field, labels.labelOf(field)),
    matters: preview.rows.some((row) => concerns(row, field, labels.labelOf(field))),
  });
  const name = column(main);
  return {
    names: [numbers(preview, labels), { ...name, wants: Math.min(name.wants, WIDEST_NAME) }],
    columns: preview.fields.filter((field) => field !== main).map(column),
    result: results(preview, labels),
  };
}

function numbers({ rows }: ListPreview, { numberOf }: Labels): TableColumn {
  const wants = widest(rows.map((row) => widthOf(numberOf(row), 0.25)));
  return { key: "row", label: "行", numeric: true, matters: true, wants: Math.max(3.25, wants) };
}

function results({ rows, missing }: ListPreview, { offerOf }: Labels): ResultColumn {
  const kept = missing.map(({ note }) => wordsOf(`${note ?? "名册保留"}，不改动`));
  const said = rows.map(({ problems: [problem], ...row }) =>
    // Bold, and so a little wider.
    problem ? wordsOf(problem.message) * 1.03 : wordsOf(row.returning ?? `变更${changesOf(row)}项`),
  );
  const offered = rows.map((row) => {
    const offer = offerOf(row);
    return offer === "" ? 0 : smallWidthOf(offer) + AROUND;
  });
  const within = (beside: (offer: number) => number): number => {
    const widths = said.map((width, at) => width + beside(offered[at] ?? 0));
    return Math.min(Math.max(NARROWEST_RESULT, widest([...widths, ...kept])), WIDEST_RESULT);
  };
  return {
    key: "result",
    label: "结果",
    matters: true,
    wants: within((offer) => offer),
    // The beginning of the link is enough to press it.
    least: within((offer) => Math.min(offer, LEAST_LINK)),
  };
}

/** A mark, words and the space around them. */
const wordsOf = (text: string): number => smallWidthOf(text) + MARK + AROUND;

function widestOf({ rows, missing }: ListPreview, field: ListField, label: string): number {
  const cells = rows.map(({ cells, record }) => {
    const cell = cells[field];
    if (!cell) return 0;
    const changed = cell.before !== null && record !== null;
    const before = changed ? shown(cell.before || "无") : "";
    const beside = (cell.faulty ? FRAME : 0) + (changed ? ARROW + FRAME : 0);
    return widthOf(before + shown(cell.text), beside);
  });
  const kept = missing.map(({ cells }) => widthOf(shown(cells[field] ?? "")));
  return widest([...cells, ...kept, widthOf(label)]);
}

/** Something about the field is at fault, changes or is offered: 写入备注, 电话相同. */
function concerns({ cells, record, problems }: ListRow, field: ListField, label: string): boolean {
  const cell = cells[field];
  if (cell?.faulty || ((cell?.before ?? null) !== null && record !== null)) return true;
  return problems.some(
    (problem) =>
      problem.field === field ||
      problem.message.includes(label) ||
      problem.offers.some((offer) => offer.label.includes(label)),
  );
}

const widest = (widths: readonly number[]): number =>
  widths.reduce((most, each) => Math.max(most, each), 0);

import { expect, test } from "vitest";
import type { ListField } from "../../generated/ListField";
import type { ListPreview } from "../../generated/ListPreview";
import type { ListRow } from "../../generated/ListRow";
import { smallWidthOf } from "../../shared/widths";
import { checkColumns } from "./table";

const LABELS: Partial<Record<ListField, string>> = {
  name: "姓名",
  phone: "电话",
  note: "备注",
  post: "职务",
  sex: "性别",
};
const WORDS = {
  labelOf: (field: string) => LABELS[field as ListField] ?? field,
  numberOf: ({ place }: ListRow) => String(place.row),
  offerOf: ({ problems }: ListRow) => problems[0]?.offers[0]?.label ?? "",
};
const cell = (text: string, before: string | null = null, faulty = false) => ({
  text,
  before,
  faulty,
});
const row = (more: Partial<ListRow>): ListRow => ({
  place: { sheet: 0, row: 5 },
  id: "教师/5",
  sheetName: "教师",
  cell: "B5",
  state: "added",
  record: null,
  returning: null,
  cells: { name: cell("安小雨"), phone: cell("13870600001"), note: cell("九月起在松岭支教一年") },
  problems: [],
  ...more,
});
const preview = (...rows: ListRow[]): ListPreview =>
  ({
    kind: "persons",
    fields: ["name", "sex", "post", "phone", "note"],
    rows,
    missing: [],
  }) as unknown as ListPreview;
const matters = (...rows: ListRow[]): string[] =>
  checkColumns(preview(...rows), WORDS)
    .columns.filter((each) => each.matters)
    .map(({ key }) => key);

test("what names the row stands apart from the other columns", () => {
  const { names, columns } = checkColumns(preview(row({})), WORDS);
  expect(names.map(({ key }) => key)).toEqual(["row", "name"]);
  expect(columns.map(({ key }) => key)).toEqual(["sex", "post", "phone", "note"]);
});

test("a column matters that carries a fault, a change, or is named by a fault or an offer", () => {
  const fault = (message: string, label: string) => ({
    field: "name" as const,
    message,
    remedy: "",
    offers: [{ label, act: { kind: "leaveOut" as const } }],
  });
  expect(matters(row({}))).toEqual([]);
  expect(matters(row({ cells: { post: cell("校长", null, true) } }))).toEqual(["post"]);
  expect(matters(row({ record: "1", cells: { post: cell("校长", "教师") } }))).toEqual(["post"]);
  const problems = [fault("与第4行只差一个字，电话相同", "“小”写入备注")];
  expect(matters(row({ problems }))).toEqual(["phone", "note"]);
});

test("columns are as wide as what stands in them, a change as wide as both", () => {
  const wants = (each: ListRow, key: string): number =>
    checkColumns(preview(each), WORDS).columns.find((column) => column.key === key)?.wants ?? 0;
  expect(wants(row({}), "note")).toBeGreaterThan(wants(row({}), "phone"));
  expect(wants(row({}), "sex"), "at least its heading").toBeGreaterThan(3);
  const changed = row({ record: "1", cells: { post: cell("副校长", "教务主任") } });
  expect(wants(changed, "post")).toBeGreaterThan(
    wants(row({ cells: { post: cell("副校长教务主任") } }), "post"),
  );
});

test("the column of results gives up room for its link, not for its words", () => {
  const offers = [{ label: "改为竹溪镇中心小学", act: { kind: "leaveOut" as const } }];
  const problems = [{ field: null, message: "没有这所学校", remedy: "", offers }];
  const { wants, least } = checkColumns(preview(row({ state: "problem", problems })), WORDS).result;
  const whole = smallWidthOf("改为竹溪镇中心小学");
  expect(wants - least).toBeGreaterThan(whole / 2);
  expect(least, "the words, and where the link begins").toBeGreaterThan(
    smallWidthOf("没有这所学校改为竹"),
  );
});

test("the column of results is as wide as its words, and never the whole table", () => {
  const said = (message: string): number => {
    const problems = [{ field: null, message, remedy: "", offers: [] }];
    return checkColumns(preview(row({ state: "problem", problems })), WORDS).result.wants;
  };
  expect(said("没有这所学校")).toBeLessThan(said("名册中有同名的人，电话不同，请说明是不是同一人"));
  expect(said("长".repeat(90))).toBe(26);
});

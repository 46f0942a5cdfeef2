import { expect, test } from "vitest";
import type { ColumnView } from "../../generated/ColumnView";
import type { DraftView } from "../../generated/DraftView";
import { factsOf, renamedColumns } from "./columns";

function column(heading: string, field: ColumnView["field"], samples = ["甲"]): ColumnView {
  return { column: 0, letters: "A", heading, field, confidence: null, samples };
}

function view(...sheets: { included?: boolean; columns: ColumnView[] }[]): DraftView {
  return {
    file: "名册.xlsx",
    kind: "persons",
    from: null,
    fields: [
      { field: "name", label: "姓名" },
      { field: "school", label: "学校" },
    ],
    sheets: sheets.map(({ included = true, columns }, sheet) => ({
      sheet,
      name: `表${sheet + 1}`,
      hidden: false,
      included,
      rows: 20,
      headFrom: 2,
      headTo: 3,
      columns,
      school: null,
    })),
  };
}

test("only columns with another name are told, each once", () => {
  const columns = [column("教师姓名", "name"), column("学校", "school"), column("备注2", null)];
  expect(renamedColumns(view({ columns }, { columns }))).toEqual([
    { heading: "教师姓名", label: "姓名" },
  ]);
});

test("the lists taken in are counted", () => {
  const columns = [column("姓名", "name")];
  expect(factsOf(view({ columns }))).toBe("工作表“表1”，表头在第2—3行，共20行");
  expect(factsOf(view({ columns }, { columns }))).toBe("2份名单，共40行");
  expect(factsOf(view({ columns, included: false }))).toBe("里面没有当作名册读取的表");
});

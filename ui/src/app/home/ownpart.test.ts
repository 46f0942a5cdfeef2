import { expect, it } from "vitest";
import { partOf, type Standing } from "./ownpart";

const all = {
  table: { rows: [{ organization: "S1" }, { organization: "S3" }], required: 2 },
  gaps: [{ activity: "A1" }, { activity: "A2" }],
  sheets: [
    { activity: "A2", hosts: ["S1", "S3"] },
    { activity: "去年的", hosts: ["S3"] },
  ],
  rows: [
    { id: "A1", hosts: [{ organization: "S1" }] },
    { id: "A2", hosts: [{ organization: "S1" }, { organization: "S3" }] },
    { id: "A3", hosts: [] },
  ],
} as unknown as Standing;

it("a school's part is its own line and the activities it hosts", () => {
  const part = partOf("S3", all);
  expect(part.table?.rows).toEqual([{ organization: "S3" }]);
  expect(part.table?.required).toBe(2);
  expect(part.rows.map(({ id }) => id)).toEqual(["A2"]);
  expect(part.gaps.map(({ activity }) => activity)).toEqual(["A2"]);
  expect(part.sheets, "of whatever year, as the list of them").toHaveLength(2);
  expect(partOf("S1", all).sheets).toHaveLength(1);
});

it("without a school it is all of it", () => {
  expect(partOf(null, all)).toBe(all);
});

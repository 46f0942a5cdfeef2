import { expect, it } from "vitest";
import type { ActivityRow } from "../../generated/ActivityRow";
import { nextToPrint } from "./next";

function row(id: string, day: string | null, part: Partial<ActivityRow> = {}): ActivityRow {
  return { id, day, came: null, state: "planned", ...part } as ActivityRow;
}

const TODAY = "2025-01-06";

it("the next activity to come is offered first", () => {
  const rows = [row("later", "2025-02-28"), row("next", "2025-01-10"), row("past", "2024-12-27")];
  expect(nextToPrint(rows, TODAY)).toBe("next");
});

it("one that is cancelled or already held is not to come", () => {
  const rows = [
    row("cancelled", "2025-01-07", { state: "cancelled" }),
    row("held", "2025-01-08", { came: 9 }),
    row("past", "2024-12-27", { came: 9 }),
  ];
  expect(nextToPrint(rows, TODAY)).toBe("past");
});

it("without a day nothing can be printed", () => {
  expect(nextToPrint([row("open", null)], TODAY)).toBeNull();
});

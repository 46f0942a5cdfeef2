// A table as text that WPS and Excel lay out again: cells parted by tabs, lines by line ends.

export type Grid = readonly (readonly (string | number)[])[];

export function textOf(grid: Grid): string {
  return grid.map((line) => line.map(cell).join("\t")).join("\r\n");
}

/** One cell: what would part cells or lines is a blank; a text is never taken for a formula. */
function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const text = value.replace(/[\t\r\n]+/g, " ").trim();
  return /^[=+\-@]/.test(text) ? `'${text}` : text;
}

// Days as people in a school office write and read them. A day travels as `2025-01-10`.

export interface Day {
  year: number;
  month: number;
  day: number;
}

const WEEKDAYS = ["日", "一", "二", "三", "四", "五", "六"] as const;
/** 学年 run from 1 September (SYS-001-1). */
const FIRST_MONTH_OF_SCHOOL_YEAR = 9;

/** Reads 1.10, 1月10日, 1/10, 2025-1-10, 2025年1月10日, 20250110; `null` when it is no day. A day
 * without a year lies in the school year that begins in `schoolYear`. */
export function parseDay(text: string, schoolYear: number): string | null {
  const plain = halfWidth(text)
    .replace(/\s+/g, "")
    .replace(/(?:日|号)$/, "");
  const parts = /^\d{8}$/.test(plain)
    ? [plain.slice(0, 4), plain.slice(4, 6), plain.slice(6)]
    : plain.split(/[-./年月]/);
  const numbers = parts.map((part) => (/^\d{1,4}$/.test(part) ? Number(part) : NaN));
  const [first = NaN, second = NaN, third = NaN] = numbers;
  if (numbers.length === 2) return written(yearOfMonth(first, schoolYear), first, second);
  if (numbers.length === 3) return written(first < 100 ? first + 2000 : first, second, third);
  return null;
}

/** 1月10日, with the year in front when it is not the one expected. */
export function monthDay(iso: string): string {
  const { month, day } = dayOf(iso);
  return `${month}月${day}日`;
}

export function fullDay(iso: string): string {
  const { year, month, day } = dayOf(iso);
  return `${year}年${month}月${day}日`;
}

export function weekday(iso: string): string {
  const { year, month, day } = dayOf(iso);
  return `星期${WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? ""}`;
}

/** 1974.03 for 1974-03. */
export const monthDots = (month: string | null): string => month?.replace("-", ".") ?? "";

/** 1974-03 for what people write: 1974.3, 1974年3月, 197403; unreadable text stays for the core to refuse. */
export function monthOf(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  const parts = /^(\d{4})\s*[.\-/年]?\s*(\d{1,2})\s*月?$/u.exec(trimmed);
  return parts ? `${parts[1]}-${(parts[2] ?? "").padStart(2, "0")}` : trimmed;
}

/** 2024 → 2024—2025学年度 */
export function schoolYearName(year: number): string {
  return `${year}—${year + 1}学年度`;
}

export function schoolYearOf(iso: string): number {
  const { year, month } = dayOf(iso);
  return month >= FIRST_MONTH_OF_SCHOOL_YEAR ? year : year - 1;
}

export function termName(term: number): string {
  return term === 1 ? "第一学期" : "第二学期";
}

/** Whole days from one day to another; negative when `to` lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((utc(to) - utc(from)) / 86_400_000);
}

export function addDays(iso: string, days: number): string {
  return new Date(utc(iso) + days * 86_400_000).toISOString().slice(0, 10);
}

/** `2025-01-06 08:31:00` as 今天 08:31, 昨天 16:20, 1月3日 16:20 or 2024年9月2日. */
export function moment(stamp: string, today: string): string {
  const day = stamp.slice(0, 10);
  const time = stamp.slice(11, 16);
  const ago = daysBetween(day, today);
  if (ago === 0) return `今天 ${time}`;
  if (ago === 1) return `昨天 ${time}`;
  return day.slice(0, 4) === today.slice(0, 4) ? `${monthDay(day)} ${time}` : fullDay(day);
}

export function dayOf(iso: string): Day {
  const [year = 0, month = 0, day = 0] = iso.slice(0, 10).split("-").map(Number);
  return { year, month, day };
}

function utc(iso: string): number {
  const { year, month, day } = dayOf(iso);
  return Date.UTC(year, month - 1, day);
}

function yearOfMonth(month: number, schoolYear: number): number {
  return month >= FIRST_MONTH_OF_SCHOOL_YEAR ? schoolYear : schoolYear + 1;
}

function written(year: number, month: number, day: number): string | null {
  if (!(year >= 1900 && year <= 2200)) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const same = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same ? date.toISOString().slice(0, 10) : null;
}

function halfWidth(text: string): string {
  return text
    .replace(/[０-９．／－]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[。．·]/g, ".")
    .replace(/[—–]/g, "-");
}

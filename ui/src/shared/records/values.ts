// What people type or paste into a field, read as the value it means; what cannot be read is said.
import { fullDay, monthDots, monthOf, parseDay, schoolYearName, termName } from "../dates";
import { isEmpty, isSeveral, type KindField, type Value } from "./kind";

export interface Option {
  value: string;
  label: string;
  note?: string;
}

export interface Reading {
  value: Value;
  fault: string | null;
}

/** What must be known to read a cell. */
export interface Known {
  /** In which a day without a year lies. */
  schoolYear: number;
  optionsOf: (field: KindField) => readonly Option[];
}

const read = (value: Value): Reading => ({ value, fault: null });
const refused = (fault: string): Reading => ({ value: null, fault });

export function readValue(field: KindField, typed: string, known: Known): Reading {
  const text = typed.trim();
  if (text === "") return isSeveral(field) ? read([]) : read(null);
  return readers[field.kind.type](field, text, known);
}

type Reader = (field: KindField, text: string, known: Known) => Reading;
const asText: Reader = (_, text) => read(text);
const one: Reader = (field, text, known) => {
  const { value, fault } = several(field, [text], known);
  return fault === null ? read((value as string[])[0] ?? null) : refused(fault);
};
const many: Reader = (field, text, known) => {
  // A name may hold a mark of separation itself.
  const whole = several(field, [text], known);
  return whole.fault === null ? whole : several(field, text.split(/[、，,；;\n]/u), known);
};

const readers: Record<KindField["kind"]["type"], Reader> = {
  text: asText,
  code: asText,
  longText: asText,
  file: asText,
  parts: asText,
  files: asText,
  integer: (field, text) => number(field, text, /^-?\d{1,9}$/u, 1),
  count: (field, text) => number(field, text, /^\d{1,9}$/u, 1),
  cents: (field, text) => number(field, text, /^-?\d{1,9}(\.\d{1,2})?$/u, 100),
  hours: (field, text) => number(field, text, /^\d{1,6}(\.\d+)?$/u, 1),
  yesNo: ({ label }, text) =>
    /^(是|有|√|✓|y|yes|1)$/iu.test(text)
      ? read(true)
      : /^(否|无|没有|×|n|no|0)$/iu.test(text)
        ? read(false)
        : refused(`${label}请填“是”或“否”。`),
  day: ({ label }, text, { schoolYear }) => {
    const day = parseDay(text.replace(/\s*星期.$/u, ""), schoolYear);
    return day ? read(day) : refused(`没看懂${label}“${text}”，可以写3-5、3月5日或2025-3-5。`);
  },
  month: ({ label }, text) => {
    const month = monthOf(text.normalize("NFKC"));
    return month !== null && /^\d{4}-(0[1-9]|1[0-2])$/u.test(month)
      ? read(month)
      : refused(`没看懂${label}“${text}”，可以写2025.3或2025年3月。`);
  },
  schoolYear: ({ label }, text) => {
    const year = /^(\d{4})(\s*[—–~至-]{1,2}\s*\d{2,4})?(学年度?)?$/u.exec(
      text.normalize("NFKC"),
    )?.[1];
    return year ? read(Number(year)) : refused(`没看懂${label}“${text}”，可以写2024—2025。`);
  },
  term: ({ label }, text) =>
    /^(第?一学期|上学期|上|1)$/u.test(text)
      ? read(1)
      : /^(第?二学期|下学期|下|2)$/u.test(text)
        ? read(2)
        : refused(`${label}请填第一学期或第二学期。`),
  choice: one,
  word: one,
  ref: one,
  words: many,
  refs: many,
};

/** 1,250.50元 as 125050 hundredths; full-width digits of an input method too. */
function number({ label, kind }: KindField, text: string, form: RegExp, times: number): Reading {
  const plain = text
    .normalize("NFKC")
    .replace(/[\s,]|^[¥￥]|(元|人次|人|张|页|份|次|个|节|本|学时|课时|小时)$/gu, "");
  if (form.test(plain)) return read(Math.round(Number(plain) * times * 100) / 100);
  const like = { cents: "12.50", hours: "3或1.5" }[kind.type as string] ?? "12";
  return refused(`${label}请填数字，如${like}。`);
}

function several(field: KindField, texts: readonly string[], known: Known): Reading {
  const values: string[] = [];
  for (const text of texts.map((each) => each.trim()).filter(Boolean)) {
    const found = known.optionsOf(field).filter(({ label }) => label === text);
    if (found.length > 1)
      return refused(`${field.label}“${text}”有${found.length}个，请选定一个。`);
    if (!found[0]) return refused(`没有“${text}”这个${field.label}。`);
    values.push(found[0].value);
  }
  return read(values);
}

/** How a value stands in a field that is typed into. */
export function typedOf({ kind }: KindField, value: Value | undefined): string {
  if (value === null || value === undefined) return "";
  if (kind.type === "cents") return String(Number(value) / 100);
  if (kind.type === "month") return monthDots(value as string);
  return String(value);
}

/** How a value reads, where it is shown before it is saved. */
export function wordsOfValue(field: KindField, value: Value, known: Known): string {
  const { type } = field.kind;
  if (isEmpty(value)) return "";
  if (type === "day") return fullDay(value as string);
  if (type === "schoolYear") return schoolYearName(value as number);
  if (type === "term") return termName(value as number);
  if (type === "yesNo") return value ? "是" : "否";
  if (type === "cents") return (Number(value) / 100).toFixed(2);
  const labels = new Map(known.optionsOf(field).map((option) => [option.value, option.label]));
  return [value as string | string[]]
    .flat()
    .map((each) => labels.get(each) ?? String(each))
    .join("、");
}

/** Equal as they would be saved: nothing is nothing, however it stands there. */
export const sameValue = (one: Value | undefined, other: Value | undefined): boolean =>
  (isEmpty(one) && isEmpty(other)) || JSON.stringify(one) === JSON.stringify(other);

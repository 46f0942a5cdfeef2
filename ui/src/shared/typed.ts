// Numbers and times as people type them, full-width digits of an input method included. What cannot be
// read is refused with the field's name: it must not be saved as nothing.
import type { Failure } from "../generated/Failure";

/** 14:30:00 for 14:30, 14：30, 1430, 14点30, 下午2点半; `null` for nothing. */
export function timeOf(text: string, field: string): string | null {
  const typed = plain(text);
  if (typed === "") return null;
  const [, half = "", bare = ""] = /^(上午|早上|中午|下午|晚上)?(.*)$/u.exec(typed) ?? [];
  const [hour, minute] = clockOf(bare);
  const later = (half === "下午" || half === "晚上") && hour < 12 ? hour + 12 : hour;
  if (!(later <= 23 && minute <= 59))
    throw unreadable(field, "没看懂这个时间，请写成14:30这样，从0:00到23:59。");
  return `${String(later).padStart(2, "0")}:${String(minute).padStart(2, "0")}:00`;
}

/** Hour and minute of 8:05, 805, 8点, 8点半; not numbers where it is none of these. */
function clockOf(text: string): [hour: number, minute: number] {
  const whole = /^(\d{1,2})[时点](半|整)?$/u.exec(text);
  if (whole) return [Number(whole[1]), whole[2] === "半" ? 30 : 0];
  const parts = /^(\d{1,2})[:.时点]?(\d{2})分?$/u.exec(text);
  return parts ? [Number(parts[1]), Number(parts[2])] : [NaN, NaN];
}

/** 1.5 for 1.5, １.５, 1.5学时; `null` for nothing. */
export function hoursOf(text: string, field = "hours"): number | null {
  const typed = plain(text).replace(/(学时|课时|小时)$/u, "");
  if (typed === "") return null;
  if (!/^\d+(\.\d+)?$/u.test(typed)) throw unreadable(field, "学时请填数字，如3或1.5。");
  return Number(typed);
}

/** 12 for 12, １２, 12人; `null` for nothing. `what` is called in the refusal: 页数. */
export function countOf(text: string, field: string | null, what: string): number | null {
  const typed = plain(text).replace(/[人张页份]$/u, "");
  if (typed === "") return null;
  if (!/^\d{1,9}$/u.test(typed)) throw unreadable(field, `${what}请填整数，如12。`);
  return Number(typed);
}

function plain(text: string): string {
  return text.normalize("NFKC").replace(/\s/gu, "");
}

/** A refusal of what was typed, at its field; without one, as a note. */
export function unreadable(field: string | null, message: string): Failure {
  return { code: "invalid", message, field, detail: "", issues: [] };
}

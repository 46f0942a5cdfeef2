// Numbers and times as people type them, full-width digits of an input method included. What cannot be
// read is refused with the field's name: it must not be saved as nothing.
import type { Failure } from "../generated/Failure";

/** 14:30:00 for 14:30, 14：30, 1430, 8点05; `null` for nothing. */
export function timeOf(text: string, field: string): string | null {
  const typed = plain(text);
  if (typed === "") return null;
  const [, hour = "", minute = ""] = /^(\d{1,2})[:.时点]?(\d{2})分?$/u.exec(typed) ?? [];
  if (hour === "" || Number(hour) > 23 || Number(minute) > 59)
    throw unreadable(field, "没看懂这个时间，请写成14:30这样，从0:00到23:59。");
  return `${hour.padStart(2, "0")}:${minute}:00`;
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

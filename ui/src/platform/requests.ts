// Requests that narrow nothing, for screens that show all of a year.
import type { ActivityFilter } from "../generated/ActivityFilter";

export function allActivities(community: string | null, schoolYear: number): ActivityFilter {
  const everything = { term: null, form: null, subject: null, school: null, host: null };
  const whatever = { state: null, evidence: null, inPlan: false, text: null };
  const open = { toSignIn: false, overdue: false };
  return { community, schoolYear, ...everything, ...whatever, ...open };
}

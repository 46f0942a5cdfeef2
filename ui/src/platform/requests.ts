// Requests that narrow nothing, for screens that show all of a year.
import type { ActivityFilter } from "../generated/ActivityFilter";

export function allActivities(community: string | null, schoolYear: number): ActivityFilter {
  const everything = { term: null, form: null, subject: null, school: null, state: null };
  return { community, schoolYear, ...everything, evidence: null, text: null };
}

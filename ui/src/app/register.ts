// The register of activities without narrowing.
import type { ActivityFilter } from "../generated/ActivityFilter";

export function allOf(community: string | null, schoolYear: number): ActivityFilter {
  const everything = { term: null, form: null, subject: null, school: null, state: null };
  return { community, schoolYear, ...everything, evidence: null, text: null };
}

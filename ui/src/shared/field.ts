// What fields have in common: faults, their mends, and finding the first faulty one.
import type { Failure } from "../generated/Failure";

export interface Mend {
  label: string;
  take: () => void;
}

/** The message of a failure that belongs to this field, for `error` of a field. */
export function faultOf(failure: Failure | null | undefined, field: string): string | null {
  return failure?.field === field ? failure.message : null;
}

/** Puts the focus into the first faulty field, after the screen has shown the faults. */
export function focusFirstFault(form: HTMLElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus());
}

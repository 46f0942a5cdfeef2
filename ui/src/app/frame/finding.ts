// What Ctrl+K finds: records from the core, screens by their names.
import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from "vue";
import type { RouteLocationRaw } from "vue-router";
import type { Failure } from "../../generated/Failure";
import { asFailure, call, type ResponseOf } from "../../platform/call";
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

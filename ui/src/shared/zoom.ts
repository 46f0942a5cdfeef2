// 界面字号: the window's own zoom, 80–200 %. In a browser the browser's zoom does the same.
import { platform } from "../platform/platform";

export const ZOOM_STEPS = [80, 90, 100, 110, 125, 150, 175, 200] as const;
const KEY = "lianyan.zoom";

/** Percent, as chosen on this computer. */
export function storedZoom(): number {
  const stored = Number(localStorage.getItem(KEY));
  return ZOOM_STEPS.find((step) => step === stored) ?? 100;
}

export function canZoom(): boolean {
  return platform().setZoom !== undefined;
}

export async function setZoom(percent: number): Promise<void> {
  localStorage.setItem(KEY, String(percent));
  await platform().setZoom?.(percent / 100);
}

/** A larger or smaller step, from the keyboard. */
export function stepZoom(by: 1 | -1): Promise<void> {
  const at = ZOOM_STEPS.findIndex((step) => step === storedZoom());
  return setZoom(ZOOM_STEPS[at + by] ?? storedZoom());
}

export async function restoreZoom(): Promise<void> {
  if (storedZoom() !== 100) await setZoom(storedZoom());
}

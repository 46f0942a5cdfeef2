// Words of backups and files.
import type { BackupReason } from "../../generated/BackupReason";

export const REASONS: Record<BackupReason, string> = {
  daily: "每天自动备份",
  manual: "手动备份",
  migration: "升级资料库之前",
  import: "导入之前",
  merge: "合并之前",
  restore: "恢复之前",
};

const KB = 1024;

/** 1.4 MB, 320 KB: as the file manager shows it. */
export function sizeWords(bytes: number): string {
  if (bytes < KB) return `${bytes}字节`;
  if (bytes < KB * KB) return `${Math.round(bytes / KB)} KB`;
  return `${(bytes / KB / KB).toFixed(1)} MB`;
}

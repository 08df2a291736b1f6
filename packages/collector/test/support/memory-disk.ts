import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A small disk in memory. */
export interface MemoryDisk {
  setReadOnly(isReadOnly: boolean): void;
  unmount(): void;
}

/** Whether disks can be mounted here: on Linux, as root, where the container allows it. */
export const CAN_MOUNT = canMount();

/** Mounts a disk of `sizeMb` on `folder`, made when missing. */
export function mountMemory(folder: string, sizeMb: number): MemoryDisk {
  mkdirSync(folder, { recursive: true });
  mount("-t", "tmpfs", "-o", `size=${sizeMb}m`, "tmpfs", folder);
  return {
    setReadOnly: (isReadOnly) => mount("-o", `remount,${isReadOnly ? "ro" : "rw"}`, folder),
    unmount: () => void execFileSync("umount", ["-l", folder], { stdio: "pipe" }),
  };
}

function mount(...args: readonly string[]): void {
  execFileSync("mount", args, { stdio: "pipe" });
}

function canMount(): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  const probe = mkdtempSync(join(tmpdir(), "cairn-mount-"));
  try {
    mountMemory(probe, 1).unmount();
    return true;
  } catch {
    return false;
  } finally {
    rmSync(probe, { recursive: true, force: true });
  }
}

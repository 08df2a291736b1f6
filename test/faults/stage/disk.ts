import { execFile } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { promisify } from "node:util";
import type { Ground } from "../scenario.ts";

const run = promisify(execFile);

/** A small disk in memory on `folder`. */
export async function mountMemory(folder: string, sizeMb: number): Promise<Ground> {
  mkdirSync(folder, { recursive: true });
  return mounted(folder, () =>
    run("mount", ["-t", "tmpfs", "-o", `size=${sizeMb}m`, "tmpfs", folder]),
  );
}

/** A disk of its own, with a real file system, on `folder`. */
export async function mountImage(folder: string, sizeMb: number): Promise<Ground> {
  mkdirSync(folder, { recursive: true });
  const image = imageOf(folder);
  return mounted(folder, async () => {
    if (!existsSync(image)) {
      await run("truncate", ["-s", `${sizeMb}M`, image]);
      await run("mkfs.ext4", ["-q", "-F", image]);
    }
    await run("mount", ["-o", "loop,errors=remount-ro", image, folder]);
  });
}

/** What the kernel does when a disk fails: the file system of `mountImage` is read-only from now on. */
export async function failDisk(folder: string): Promise<void> {
  const { stdout } = await run("findmnt", ["-no", "SOURCE", folder]);
  writeFileSync(`/sys/fs/ext4/${basename(stdout.trim())}/trigger_fs_error`, "1");
}

/** What an operator does then: unmounts the disk of `mountImage`, checks and mounts it again. */
export async function mendDisk(folder: string): Promise<void> {
  await run("umount", [folder]);
  // 1: errors were found and mended.
  await run("e2fsck", ["-fy", imageOf(folder)]).catch((error: { code?: number }) => {
    if (error.code !== 1) throw error;
  });
  await run("mount", ["-o", "loop,errors=remount-ro", imageOf(folder), folder]);
}

const imageOf = (folder: string): string => `${folder}.image`;

async function mounted(folder: string, mount: () => Promise<unknown>): Promise<Ground> {
  if (process.getuid?.() !== 0) {
    return { kind: "impossible", because: "only root can mount a disk" };
  }
  try {
    await mount();
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    return { kind: "impossible", because: `no disk can be mounted here: ${because}` };
  }
  return {
    kind: "ready",
    async remove() {
      await run("umount", [folder]);
    },
  };
}

import { statSync } from "node:fs";

/** Which file of the machine it is, whatever it is called. */
export interface FileIdentity {
  readonly device: number;
  readonly inode: number;
}

/** The file at a path; undefined where there is none. */
export function identityOf(path: string): FileIdentity | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && { device: found.dev, inode: found.ino };
}

/**
 * Throws where another file stands at the path by now, or none. A folder whose disk was unmounted is an empty folder: what
 * were written there would be gone when the disk is back.
 */
export function checkIdentity(path: string, { device, inode }: FileIdentity): void {
  const found = identityOf(path);
  if (found?.device === device && found.inode === inode) return;
  throw new Error(
    "cairn.db is gone or is not the file that was opened; bring it back, or stop Cairn and start it again",
  );
}

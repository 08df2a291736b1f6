/**
 * Thrown by the stores when something could not be made durable (disk full, read-only, shutting down). Nothing of
 * the call was kept, unless the writer broke off in the middle; the same call may be made again later either way.
 */
export class StorageUnavailable extends Error {
  override readonly name = "StorageUnavailable";
}

// SQLite's result codes for busy, locked, read-only, input and output, malformed, full, cannot open, not a database.
const STORAGE_CODES = new Set([5, 6, 8, 10, 11, 13, 14, 26]);

/** Whether the storage is at fault, not the program: what the caller asks may work later, or elsewhere. */
export function isStorageFault(error: unknown): error is Error {
  if (error instanceof StorageUnavailable) return true;
  const { code, errcode } = error as { readonly code?: unknown; readonly errcode?: unknown };
  return (
    code === "ERR_SQLITE_ERROR" && typeof errcode === "number" && STORAGE_CODES.has(errcode & 0xff)
  );
}

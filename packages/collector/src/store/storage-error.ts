/**
 * Thrown by the stores when something could not be made durable (disk full, read-only, shutting down). Nothing of
 * the call was kept; the same call may be made again later.
 */
export class StorageUnavailable extends Error {
  override readonly name = "StorageUnavailable";
}

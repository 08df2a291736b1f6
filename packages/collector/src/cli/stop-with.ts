import { StorageUnavailable } from "../store/storage-error.ts";

/** Prints one line for the person who started the command, and ends the process with 1. */
export function stopWith(message: string): never {
  process.stderr.write(`cairn: ${message}\n`);
  process.exit(1);
}

/** What a failure to start means, where it is one that a person can mend; undefined for a bug of ours. */
export function startFailure(
  error: unknown,
  { host, port }: { readonly host: string; readonly port: number },
): string | undefined {
  if (error instanceof StorageUnavailable) return error.message;
  switch ((error as NodeJS.ErrnoException).code) {
    case "EADDRINUSE":
      return `Port ${port} is in use. Stop what uses it, or choose another: PORT=${port + 1}, or --port ${port + 1}.`;
    case "EACCES":
      return `Port ${port} may not be used by this user. Choose one above 1023: --port 8787.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `${host} is not an address of this machine. Choose another with --host.`;
    default:
      return undefined;
  }
}

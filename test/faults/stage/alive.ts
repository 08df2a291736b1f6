import type { CollectorProcess } from "./collector-process.ts";

/** Throws unless the collector answers that it lives. */
export async function assertAlive(collector: CollectorProcess): Promise<void> {
  const { status } = await fetch(`http://127.0.0.1:${collector.port}/healthz`);
  if (status !== 200) throw new Error(`/healthz answered ${status}`);
}

import type { Engine, EnginePort } from "./engine/engine-port.ts";
import type { Platform } from "./platform/platform.ts";

const RETRY_MS = 2000;

/** The engine, started on `port`; undefined after two failed tries: guides then hold until the next load. */
export async function loadEngine(
  platform: Platform,
  url: string,
  port: EnginePort,
): Promise<Engine | undefined> {
  const load = () => platform.import(url) as Promise<{ startEngine(port: EnginePort): Engine }>;
  try {
    const module = await load().catch(async () => {
      await new Promise<void>((resolve) => void platform.after(RETRY_MS, resolve));
      // Browsers remember a failed import by its address.
      return platform.import(`${url}?retry`) as ReturnType<typeof load>;
    });
    return module.startEngine(port);
  } catch {
    return undefined;
  }
}

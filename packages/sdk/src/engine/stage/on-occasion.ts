import type { Backstage } from "../stage.ts";

const RETRY_MS = 2_000;

/**
 * Brings what `load` does on an occasion, once, with one more try where the first fails. Where both fail that is warned of, and
 * the next occasion is another path or somebody who asks. What was asked for is forgotten: later it would come as a surprise.
 */
export function onOccasion<What>(
  backstage: Backstage,
  load: () => Promise<What>,
  begin: (what: What) => void,
): (isAsked: unknown) => Promise<void> {
  const { port } = backstage;
  let loading: Promise<void> | undefined;
  let failedOn: string | undefined;

  const loadAgain = async () => {
    await new Promise((done) => setTimeout(done, RETRY_MS));
    return load();
  };
  const fail = () => {
    loading = undefined;
    failedOn = port.path();
    backstage.asked.clear();
    backstage.opening = undefined;
    port.warn("later", "No tips, no help.");
  };
  return async (isAsked) => {
    if (isAsked || failedOn !== port.path()) {
      await (loading ??= load().catch(loadAgain).then(begin, fail));
    }
  };
}

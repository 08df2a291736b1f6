import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { PUBLISHED_PACKAGES } from "../lib/published.ts";
import type { Fault } from "./fault.ts";

/** What publint finds wrong with the built packages that go to npm; suggestions are left out. */
export async function checkPackaging(
  root: string,
  names: readonly string[] = PUBLISHED_PACKAGES,
): Promise<readonly Fault[]> {
  const found = await Promise.all(
    names.map(async (name) => {
      const { messages, pkg } = await publint({
        level: "warning",
        pack: false,
        pkgDir: join(root, "packages", name),
      });
      return messages.map((message) => ({
        file: `packages/${name}/package.json`,
        message: formatMessage(message, pkg, { color: false }) ?? message.code,
      }));
    }),
  );
  return found.flat();
}

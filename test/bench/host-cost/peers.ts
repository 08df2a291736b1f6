import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { repositoryRoot } from "../../../scripts/lib/root.ts";

/** Tour libraries that a host might have taken instead. */
export const PEERS = ["driver", "shepherd"] as const;
export type Peer = (typeof PEERS)[number];

/** What a host with this library would serve, in memory only. */
export interface PeerFiles {
  readonly script: Uint8Array;
  readonly css: string;
}

const SHEETS: Readonly<Record<Peer, string>> = {
  driver: "driver.js/dist/driver.css",
  shepherd: "shepherd.js/dist/css/shepherd.css",
};

/** Bundles the page's use of `peer` as a host's own build would. */
export async function bundlePeer(peer: Peer): Promise<PeerFiles> {
  const css = readFileSync(join(repositoryRoot, "node_modules", SHEETS[peer]), "utf8");
  return { script: await bundlePage(peer), css };
}

/** Bundles `page/NAME.ts`: minified, unused parts left out. */
export async function bundlePage(name: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    absWorkingDir: repositoryRoot,
    entryPoints: [`test/bench/host-cost/page/${name}.ts`],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    conditions: ["module"],
  });
  const [script] = outputFiles;
  if (script === undefined) throw new Error(`${name} was not bundled`);
  return script.contents;
}

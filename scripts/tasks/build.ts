// Builds everything that a browser fetches, unless nothing changed since.
import { assetsFolder } from "../build/browser.ts";
import { ensureBuilt } from "../build/ensure-built.ts";
import { pathFrom } from "../lib/files.ts";
import { orExit } from "../lib/or-exit.ts";
import { repositoryRoot } from "../lib/root.ts";

const startedMs = performance.now();
const { artefacts, wasFresh } = await orExit(ensureBuilt());
const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
const place = pathFrom(repositoryRoot, assetsFolder);
console.log(
  wasFresh
    ? `The browser artefacts in ${place} are up to date.`
    : `Built ${artefacts.length} browser artefacts, the studio and the demo into ${place} in ${seconds} s.`,
);

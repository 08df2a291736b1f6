// Builds and packs what goes to npm, to be installed from files: `npm run pack -- FOLDER`, without one into `dist`.
import { relative, resolve } from "node:path";
import { packPackages } from "../build/pack.ts";
import { orExit } from "../lib/or-exit.ts";
import { repositoryRoot } from "../lib/root.ts";

// The folder is named from where the person stands, which npm and pnpm tell.
const { INIT_CWD: here = repositoryRoot } = process.env;
const [folder] = process.argv.slice(2);
const target = folder === undefined ? resolve(repositoryRoot, "dist") : resolve(here, folder);
const tarballs = await orExit(packPackages(target));
for (const tarball of tarballs) console.log(relative(here, tarball));

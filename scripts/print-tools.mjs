// Run by `with-node.mjs` inside npx: tells where npx put Node and pnpm.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const folders = (process.env.PATH ?? "").split(delimiter);
const folder = folders.find((candidate) => existsSync(join(candidate, "pnpm")));
process.stdout.write(JSON.stringify({ node: process.execPath, folder }));

#!/usr/bin/env node
// Plain JavaScript, so that a Node that cannot read the rest says so in one sentence.
const NODE_MAJOR = 24;
const { node } = process.versions;
if (Number.parseInt(node, 10) < NODE_MAJOR) {
  console.error(
    `cairn: Node ${node} (${process.execPath}) is too old: start this with Node ${NODE_MAJOR}; docs/self-hosting.md says how to get it beside yours.`,
  );
  process.exit(1);
}
await import("../src/main.ts");

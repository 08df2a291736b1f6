import type { Plugin } from "esbuild";

const PICKER = "packages/sdk/src/builder/builder.ts";
const WIDGETS = "packages/widgets/src/index.ts";

/** What the builder is bundled from. */
export const BUILDER = "cairn:builder";

/**
 * The builder draws guides with widgets of its own: those of the page are bundled for the page's engine, and not one byte of
 * theirs is spent on it. Only this build knows both packages.
 */
export function composeBuilder(root: string): Plugin {
  return {
    name: "cairn-builder",
    setup(build) {
      build.onResolve({ filter: /^cairn:builder$/ }, () => ({
        path: "builder",
        namespace: "cairn",
      }));
      build.onLoad({ filter: /^builder$/, namespace: "cairn" }, () => ({
        resolveDir: root,
        contents: `
          import { openBuilder } from "./${PICKER}";
          import { mountWidgets } from "./${WIDGETS}";
          export const open = (config, token) => openBuilder(config, token, mountWidgets);`,
      }));
    },
  };
}

/** The inspector, which every tool comes by, imports the builder by the name of its file. */
export function nameOfBuilder(fileName: string): Plugin {
  return {
    name: "cairn-builder-name",
    setup(build) {
      build.onResolve({ filter: /^cairn:builder$/ }, () => ({
        path: `./${fileName}`,
        external: true,
      }));
    },
  };
}

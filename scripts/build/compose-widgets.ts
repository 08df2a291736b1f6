import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Metafile, Plugin } from "esbuild";
import { SHARED_MODULE } from "./shared-functions.ts";

const STAGE = "packages/sdk/src/engine/stage/create-stage.ts";
const WIDGETS = "packages/widgets/src/index.ts";
const BODY = "cairn:widgets-body";
/**
 * What is served as one file, since it comes on one occasion, however many sources ask for a part of it. In the order that
 * compresses best: 90 bytes lie between this one and the alphabet.
 */
const TOGETHER: Readonly<Record<string, readonly string[]>> = {
  later: ["packages/widgets/src/kinds.ts", "packages/sdk/src/engine/stage/later.ts"],
};

/** What the widgets are bundled from. */
export const COMPOSED = "cairn:widgets";

/**
 * The widgets know the engine through a port and its stage knows them through one; only this build knows both.
 *
 * Each file that is fetched later imports the whole: esbuild then puts all that the first load and a later one share
 * beside the rest of the first load, in one chunk. Left alone it cuts the shared part out, which is a request more,
 * one that waits for the request before, and compresses worse. The inspector was bundled apart for the same reason:
 * nothing that users load is cut for it. `inspector` is its file's name.
 */
export function composeWidgets(root: string, inspector: string): Plugin {
  return {
    name: "cairn-composition",
    setup(builder) {
      const fetchedLater = new Set<string>();
      builder.onResolve({ filter: /^cairn:inspector$/ }, () => ({
        path: `./${inspector}`,
        external: true,
      }));
      builder.onResolve({ filter: /^cairn:/ }, ({ path }) => ({
        path,
        namespace: "cairn",
      }));
      builder.onResolve({ filter: /^\./ }, ({ kind, resolveDir, path }) => {
        if (kind !== "dynamic-import") return undefined;
        const file = join(resolveDir, path);
        const occasion = occasionOf(relative(root, file));
        if (occasion !== undefined) return { path: occasion, namespace: "cairn" };
        fetchedLater.add(file);
        return undefined;
      });
      builder.onLoad({ filter: /\.tsx?$/ }, ({ path }) =>
        fetchedLater.has(path)
          ? { loader: "tsx", contents: `${readFileSync(path, "utf8")}\nimport "${BODY}";` }
          : undefined,
      );
      builder.onLoad({ filter: /./, namespace: "cairn" }, ({ path }) => ({
        resolveDir: root,
        contents: composition(path),
      }));
    },
  };
}

function occasionOf(file: string): string | undefined {
  return Object.keys(TOGETHER).find((occasion) => TOGETHER[occasion]!.includes(file));
}

function composition(path: string): string {
  if (path === COMPOSED) return `export { stage } from "${BODY}";`;
  const parts = TOGETHER[path];
  if (parts !== undefined) {
    return [...parts.map((file) => `export * from "./${file}";`), `import "${BODY}";`].join("\n");
  }
  return `
    import { mountWidgets } from "./${WIDGETS}";
    import { createStage } from "./${STAGE}";
    import { receive } from "${SHARED_MODULE}";
    const open = createStage(mountWidgets, () => import("cairn:inspector"));
    export const stage = (backstage) => (receive(backstage.shared), open(backstage));`;
}

/**
 * The output that holds the whole and exports `stage`. Throws where it does not export it by that name: the entry,
 * which only leads there, is not served.
 */
export function composedOutput({ outputs }: Metafile): string {
  const found = Object.entries(outputs).find(([, { inputs }]) => `cairn:${BODY}` in inputs);
  if (!found?.[1].exports.includes("stage")) {
    throw new Error("esbuild wrote no output that exports the stage with the widgets");
  }
  return found[0];
}

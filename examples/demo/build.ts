import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));

/**
 * Writes the demo app to `outDir`: `index.html` (placeholders still in it, see README.md), `app.js`,
 * `app.css` and `icon.svg`. The folder is made when missing; rejects when a source does not compile.
 */
export async function buildDemo(outDir: string): Promise<void> {
  await mkdir(outDir, { recursive: true });
  await Promise.all([
    build({
      absWorkingDir: here,
      entryPoints: [
        { in: "src/main.ts", out: "app" },
        { in: "styles/app.css", out: "app" },
      ],
      outdir: outDir,
      bundle: true,
      format: "esm",
      target: "es2022",
      minify: true,
      logLevel: "warning",
    }),
    copyFile(join(here, "public/index.html"), join(outDir, "index.html")),
    copyFile(join(here, "public/icon.svg"), join(outDir, "icon.svg")),
  ]);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const outDir = process.argv[2];
  if (outDir === undefined) {
    console.error("Say where to write the demo: build.ts OUTDIR");
    process.exitCode = 1;
  } else {
    await buildDemo(outDir);
  }
}

import type { LoadInspector } from "../engine/stage/inspected.ts";
import { open as openTool } from "./inspector.ts";

/** Opens what the page was opened for: the builder, where a link of the studio's led here, else the inspector. */
export const open: Awaited<ReturnType<LoadInspector>>["open"] = (backstage, decided) =>
  openTool(backstage, decided, () => import("cairn:builder"));

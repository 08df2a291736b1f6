import type { Experiment } from "@cairn/core/api";
import type { Column } from "../parts/table.tsx";
import type { Studio } from "../models/studio.ts";

/** The column that names a guide and leads to its effect. */
export const guideColumn = (studio: Studio): Column<Experiment> => ({
  head: "Guide",
  cell: (one) => (
    <a href={studio.router.href({ kind: "effect", id: one.guide ?? "" })}>{one.title}</a>
  ),
});

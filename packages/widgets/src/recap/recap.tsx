import type { CompiledNotice, CompiledRecap } from "@cairn/core";
import type { ShownGuide } from "@cairn/sdk/port";
import type { ReadonlySignal } from "@preact/signals-core";
import type { JSX } from "../render/jsx-runtime.ts";
import { drawNotice } from "../notice/notice.tsx";
import { Figures } from "../parts/figures.tsx";
import type { Draw } from "../parts/kind.ts";
import type { Surroundings } from "../parts/surroundings.ts";

/** Draws a recap: a notice, modal or in the corner, that shows what somebody got so far. */
export const recap: Draw = (shown, around) =>
  drawNotice(
    shown,
    around,
    asNotice(shown.peek().guide as CompiledRecap),
    <Figured shown={shown} around={around} />,
  );

/** The recap as the notice that carries its figures. */
function asNotice({ body = [], ...guide }: CompiledRecap): CompiledNotice {
  return { ...guide, kind: "notice", tone: "plain", edge: "top", body };
}

/** Follows what there is to tell: a figure may grow while it is read. */
function Figured({
  shown,
  around: { port },
}: {
  readonly shown: ReadonlySignal<ShownGuide>;
  readonly around: Surroundings;
}): JSX.Element {
  return <Figures figures={shown.value.figures ?? []} port={port} />;
}

import type { WidgetPort } from "@cairn/sdk/port";
import { signal } from "@preact/signals-core";
import type { PointerModel } from "./pointer.tsx";

/** What everybody may do with guide `id` without following it: the engine takes it away in answer. */
export function createPutOff(port: WidgetPort, id: string): Omit<PointerModel, "guide"> {
  const report = (kind: "dismissed" | "snoozed" | "never") => () =>
    port.report({ kind, guide: id });
  return {
    isMenuOpen: signal(false),
    dismiss: report("dismissed"),
    snooze: report("snoozed"),
    never: report("never"),
    turnTipsOff: () => port.report({ kind: "tips-off" }),
  };
}

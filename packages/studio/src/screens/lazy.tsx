import { signal } from "@preact/signals";
import type { ComponentType, JSX } from "preact";
import { Button } from "../parts/button.tsx";

type Fetched<Props> =
  | { readonly kind: "idle" | "coming" | "failed" }
  | { readonly kind: "there"; readonly component: ComponentType<Props> };

/** A component whose code is fetched when it is first drawn. A failed fetch is tried once more, then said. */
export function lazy<Props extends object>(
  fetchIt: () => Promise<ComponentType<Props>>,
): (props: Props) => JSX.Element {
  const state = signal<Fetched<Props>>({ kind: "idle" });
  const begin = async (): Promise<void> => {
    state.value = { kind: "coming" };
    try {
      state.value = { kind: "there", component: await fetchIt().catch(fetchIt) };
    } catch {
      state.value = { kind: "failed" };
    }
  };
  return (props) => {
    if (state.peek().kind === "idle") void begin();
    const now = state.value;
    if (now.kind === "failed") {
      return (
        <p class="loading">
          This screen did not load. <Button onPress={() => void begin()}>Try again</Button>
        </p>
      );
    }
    if (now.kind !== "there") return <p class="loading">Loading…</p>;
    const Component = now.component;
    return <Component {...props} />;
  };
}

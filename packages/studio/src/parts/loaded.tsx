import type { JSX } from "preact";
import type { Resource } from "../models/resource.ts";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";

interface LoadedProps<Value> {
  readonly resource: Resource<Value>;
  /** What is being waited for: "people". */
  readonly what: string;
  readonly draw: (value: Value) => JSX.Element;
  /** Where it is not there; left out: that there is no such one. */
  readonly missing?: string;
}

/** Draws a value once it is there; before, that it is coming; else why not. */
export function LoadedView<Value>({
  resource,
  what,
  draw,
  missing,
}: LoadedProps<Value>): JSX.Element {
  const state = resource.state.value;
  if (state.kind === "ready") return draw(state.value);
  if (state.kind === "loading") return <p class="loading">Loading {what}…</p>;
  const { failure } = state;
  if (failure.kind === "refused" && failure.problem.status !== 404) {
    return (
      <Notice tone="bad">
        <p>
          {failure.problem.title}. {failure.problem.detail}
        </p>
        <Button small onPress={resource.reload}>
          Try again
        </Button>
      </Notice>
    );
  }
  if (failure.kind === "refused") {
    return <Notice tone="calm">{missing ?? `There is no such ${what}.`}</Notice>;
  }
  return <p class="loading">Waiting for the collector to load {what}…</p>;
}

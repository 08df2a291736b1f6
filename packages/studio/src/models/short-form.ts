import type { Problem, Result } from "@cairn/core";
import { type ReadonlySignal, batch, signal } from "@preact/signals";
import type { ApiFailure } from "../api.ts";

/** A few fields that are sent together by a press, and what the collector found wrong with each. */
export interface ShortForm<Name extends string> {
  text(name: Name): string;
  type(name: Name, text: string): void;
  /** What was refused at this field, until it is changed. */
  problems(name: Name): readonly Problem[];
  readonly busy: ReadonlySignal<boolean>;
  /** Why it was not taken, where that is no single field's. */
  readonly failure: ReadonlySignal<ApiFailure | undefined>;
  /** Sends it once; true when it was taken. What was typed stays when it was not. */
  send(): Promise<boolean>;
}

/** Begins with `start`, and is there again once what was sent was taken. */
export function createShortForm<Name extends string, Value>(
  start: Readonly<Record<Name, string>>,
  submit: (fields: Readonly<Record<Name, string>>) => Promise<Result<Value, ApiFailure>>,
  onTaken: (value: Value) => void,
): ShortForm<Name> {
  const fields = signal(start);
  const wrong = signal<readonly Problem[]>([]);
  const busy = signal(false);
  const failure = signal<ApiFailure | undefined>(undefined);
  return {
    busy,
    failure,
    text: (name) => fields.value[name],
    type(name, text) {
      batch(() => {
        fields.value = { ...fields.peek(), [name]: text };
        wrong.value = wrong.peek().filter(({ path }) => path !== name);
      });
    },
    problems: (name) => wrong.value.filter(({ path }) => path === name),
    async send() {
      if (busy.peek()) return false;
      busy.value = true;
      const answer = await submit(fields.peek());
      batch(() => {
        busy.value = false;
        wrong.value = answer.ok ? [] : problemsOf(answer.failure);
        const isAtField = wrong.peek().some(({ path }) => Object.hasOwn(start, path));
        failure.value = answer.ok || isAtField ? undefined : answer.failure;
        if (!answer.ok) return;
        fields.value = start;
        onTaken(answer.value);
      });
      return answer.ok;
    },
  };
}

function problemsOf(failure: ApiFailure): readonly Problem[] {
  return failure.kind === "refused" ? (failure.problem.problems ?? []) : [];
}

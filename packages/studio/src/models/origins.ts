import type { Problem } from "@cairn/core";
import type { WriteKey } from "@cairn/core/api";
import { type ReadonlySignal, batch, computed, signal } from "@preact/signals";
import type { Api, ApiFailure } from "../api.ts";
import type { Platform } from "../platform.ts";
import type { Announcer } from "./announcer.ts";
import type { Fields } from "./form.ts";
import { pathText } from "./json-path.ts";
import { readOrigin } from "./origin.ts";

/** How far the typed addresses are on their way to the collector. */
export type OriginsStatus = "as-stored" | "changed" | "saving" | "saved" | "lost";

/** From where browsers may send with one write key. Its one list is a form of its own, beside the draft. */
export interface OriginsModel extends Fields {
  readonly status: ReadonlySignal<OriginsStatus>;
  /** What the collector holds; empty: only this machine and the collector's own pages. */
  readonly stored: ReadonlySignal<readonly string[]>;
  save(): Promise<void>;
}

/** Where the list stands in the form, and the id of its fields: `origins.0`. */
export const ORIGINS_PATH = ["origins"];

// The collector's own limit.
const MOST = 50;

/** Starts from what the session knew and asks for the present list, which the command line may have changed. */
export function createOrigins(
  api: Pick<Api, "keys" | "setOrigins">,
  platform: Pick<Platform, "focus">,
  announcer: Announcer,
  key: WriteKey,
): OriginsModel {
  const stored = signal(key.origins);
  const typed = signal(key.origins);
  const status = signal<OriginsStatus>("as-stored");
  const touched = signal<ReadonlySet<string>>(new Set());
  const revealed = signal(false);
  const refused = signal<readonly Problem[]>([]);
  const problems = computed(() => [...problemsOf(typed.value), ...refused.value]);

  const keep = (origins: readonly string[], next: OriginsStatus): void =>
    batch(() => {
      stored.value = origins;
      typed.value = origins;
      status.value = next;
      touched.value = new Set();
      revealed.value = false;
    });
  void api.keys().then((answer) => {
    const own = answer.ok ? answer.value.find((one) => one.key === key.key) : undefined;
    if (own !== undefined && status.peek() === "as-stored") keep(own.origins, "as-stored");
  });

  return {
    status,
    stored,
    read: () => typed.value,
    write: (_, value) =>
      batch(() => {
        typed.value = Array.isArray(value) ? value.map(String) : [];
        refused.value = [];
        if (status.peek() !== "saving") status.value = "changed";
      }),
    touch(path) {
      touched.value = new Set([...touched.peek(), pathText(path)]);
    },
    shownAt(path) {
      const text = pathText(path);
      const isShown = revealed.value || touched.value.has(text) || refused.value.length > 0;
      return isShown ? problems.value.filter((one) => one.path === text) : [];
    },
    async save() {
      if (status.peek() === "saving") return;
      revealed.value = true;
      const [wrong] = problemsOf(typed.peek());
      if (wrong !== undefined) return platform.focus(wrong.path);
      const sent = typed.peek();
      status.value = "saving";
      const origins = sent.map((one) => valueOf(one));
      const answer = await api.setOrigins(key.key, origins);
      if (!answer.ok) {
        refused.value = problemsIn(answer.failure);
        status.value = answer.failure.kind === "lost" ? "lost" : "changed";
        return;
      }
      announcer.say("Saved.");
      if (typed.peek() === sent) return keep(answer.value.origins, "saved");
      stored.value = answer.value.origins;
      status.value = "changed";
    },
  };
}

function valueOf(text: string): string {
  const read = readOrigin(text);
  return read.ok ? read.value : text;
}

function problemsOf(list: readonly string[]): readonly Problem[] {
  const values = list.map(valueOf);
  const found = list.flatMap((text, index): Problem[] => {
    const path = pathText([...ORIGINS_PATH, index]);
    const read = readOrigin(text);
    if (!read.ok) return [{ path, code: "origin", message: read.failure }];
    const isTwice = values.indexOf(read.value) < index;
    return isTwice ? [{ path, code: "twice", message: "This address stands here already." }] : [];
  });
  if (list.length <= MOST) return found;
  const message = `There is room for ${MOST} addresses.`;
  return [...found, { path: pathText(ORIGINS_PATH), code: "too-many", message }];
}

/** The collector's own objection: at the field it names, else at the list. */
function problemsIn(failure: ApiFailure): readonly Problem[] {
  if (failure.kind !== "refused") return [];
  const { problems, detail } = failure.problem;
  if (problems !== undefined && problems.length > 0) return problems;
  return [{ path: pathText(ORIGINS_PATH), code: "refused", message: detail }];
}

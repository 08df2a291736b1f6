import type { Problem, Stop } from "@cairn/core";
import type { Staff, StaffRules } from "@cairn/core/api";
import { type ReadonlySignal, batch, computed, effect, signal } from "@preact/signals";
import type { Api, ApiFailure } from "../api.ts";
import type { Platform } from "../platform.ts";
import type { Announcer } from "./announcer.ts";
import type { Fields } from "./form.ts";
import { pathText } from "./json-path.ts";
import { createResource, type Resource } from "./resource.ts";

/** How far what was typed is on its way to the collector. */
export type StaffStatus = "as-stored" | "changed" | "saving" | "saved" | "lost";

/** Who our own staff are, whom no figure counts: three lists of lines, a form of their own beside the draft. */
export interface StaffModel extends Fields {
  readonly staff: Resource<Staff>;
  readonly status: ReadonlySignal<StaffStatus>;
  save(): Promise<void>;
  readonly stop: Stop;
}

/** The lists of the form; a trait is one line, NAME: VALUE. */
export type StaffList = "domains" | "users" | "traits";
type Lines = Readonly<Record<StaffList, readonly string[]>>;
const NONE: Lines = { domains: [], users: [], traits: [] };

/** Starts from what the collector holds. */
export function createStaff(
  api: Pick<Api, "staff" | "setStaff">,
  platform: Pick<Platform, "after" | "focus">,
  announcer: Announcer,
): StaffModel {
  const stored = createResource(platform, () => api.staff());
  const saved = signal<Staff | undefined>(undefined);
  const state = computed(() =>
    saved.value === undefined
      ? stored.state.value
      : ({ kind: "ready", value: saved.value } as const),
  );
  const typed = signal<Lines>(NONE);
  const status = signal<StaffStatus>("as-stored");
  const touched = signal<ReadonlySet<string>>(new Set());
  const refused = signal<readonly Problem[]>([]);
  const problems = computed(() => [...problemsOf(typed.value), ...refused.value]);
  const stopFilling = effect(() => {
    const now = state.value;
    if (now.kind === "ready" && status.peek() === "as-stored") typed.value = linesOf(now.value);
  });

  return {
    staff: { ...stored, state },
    status,
    read: ([list]) => typed.value[list as StaffList],
    write: ([list], value) =>
      batch(() => {
        const lines = Array.isArray(value) ? value.map(String) : [];
        typed.value = { ...typed.peek(), [list as StaffList]: lines };
        refused.value = [];
        if (status.peek() !== "saving") status.value = "changed";
      }),
    touch(path) {
      touched.value = new Set([...touched.peek(), pathText(path)]);
    },
    shownAt(path) {
      const text = pathText(path);
      if (!touched.value.has(text) && refused.value.length === 0) return [];
      return problems.value.filter((one) => one.path === text);
    },
    async save() {
      if (status.peek() === "saving") return;
      const [wrong] = problemsOf(typed.peek());
      if (wrong !== undefined) {
        touched.value = new Set(problemsOf(typed.peek()).map(({ path }) => path));
        return platform.focus(wrong.path);
      }
      const sent = typed.peek();
      status.value = "saving";
      const answer = await api.setStaff(rulesOf(sent));
      if (!answer.ok) {
        refused.value = problemsIn(answer.failure);
        status.value = answer.failure.kind === "lost" ? "lost" : "changed";
        return;
      }
      announcer.say("Saved.");
      batch(() => {
        saved.value = answer.value;
        if (typed.peek() !== sent) {
          status.value = "changed";
          return;
        }
        typed.value = linesOf(answer.value);
        touched.value = new Set();
        status.value = "saved";
      });
    },
    stop() {
      stopFilling();
      stored.stop();
    },
  };
}

function linesOf({ domains, users, traits }: StaffRules): Lines {
  return { domains, users, traits: traits.map(({ name, value }) => `${name}: ${value}`) };
}

function rulesOf({ domains, users, traits }: Lines): StaffRules {
  return { domains, users, traits: traits.flatMap((line) => traitOf(line) ?? []) };
}

/** A line such as "staff: true"; undefined where it is none. */
function traitOf(line: string): StaffRules["traits"][number] | undefined {
  const cut = line.indexOf(":");
  const [name, value] = [line.slice(0, Math.max(cut, 0)).trim(), line.slice(cut + 1).trim()];
  return name === "" || value === "" ? undefined : { name, value };
}

function problemsOf({ domains, users, traits }: Lines): readonly Problem[] {
  const wrong = (list: StaffList, lines: readonly string[], isWrong: (line: string) => boolean) =>
    lines.flatMap((line, index): readonly Problem[] =>
      isWrong(line)
        ? [{ path: pathText([list, index]), code: "staff", message: WRONG_WORDS[list] }]
        : [],
    );
  const isEmpty = (line: string): boolean => line.trim() === "";
  return [
    ...wrong("domains", domains, (line) => !/^@?[^\s@]+$/.test(line.trim())),
    ...wrong("users", users, isEmpty),
    ...wrong("traits", traits, (line) => traitOf(line) === undefined),
  ];
}

const WRONG_WORDS: Readonly<Record<StaffList, string>> = {
  domains: "Write what stands behind the @, such as example.com, or remove this line.",
  users: "Write a user id, or remove this line.",
  traits: "Write a trait and its value, such as staff: true.",
};

/** The collector's own objections: at the field each names, else at the first list. */
function problemsIn(failure: ApiFailure): readonly Problem[] {
  if (failure.kind !== "refused") return [];
  const { problems, detail } = failure.problem;
  if (problems !== undefined && problems.length > 0) return problems;
  return [{ path: "domains", code: "refused", message: detail }];
}

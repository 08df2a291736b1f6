import { fail, ok, type CompiledGuidebook, type Result } from "@cairn/core";
import type { BuilderSession, BuilderStep, BuilderTask } from "@cairn/core/api";
import { compileGuidebook, type Guide, type Guidebook } from "@cairn/core/guidebook";
import type { BuilderLinkRecord, BuilderNote } from "../store/builder-links.ts";
import { proposalsIn } from "./builder-links.ts";

/** What the builder may know: the task, and of the draft only what is needed to draw it in place. */
export function builderSession(
  { task, expiresAtMs }: BuilderLinkRecord,
  draft: Guidebook,
  notes: readonly BuilderNote[],
): Result<BuilderSession, string> {
  const guide = task.kind === "event" ? undefined : draft.guides?.[task.guide];
  if (task.kind !== "event" && guide?.kind !== task.kind) return fail(goneWords(task));
  const compiled = guide === undefined ? undefined : compiledAlone(task, guide, draft);
  return ok({
    task,
    expiresAt: new Date(expiresAtMs).toISOString(),
    title: guide === undefined ? "A click without code" : titleOf(guide, draft),
    steps: guide?.kind === "tour" ? guide.steps.map((step, at) => stepOf(step, at, draft)) : [],
    ...(compiled === undefined ? {} : { guidebook: compiled }),
    proposals: proposalsIn(notes),
  });
}

function goneWords(task: Exclude<BuilderTask, { readonly kind: "event" }>): string {
  return `The ${task.kind} "${task.guide}" is no longer in the draft. Go back to the studio.`;
}

/** The guide as browsers would get it; undefined while it is too unfinished to be drawn. */
function compiledAlone(
  { kind }: BuilderTask,
  guide: Guide,
  draft: Guidebook,
): CompiledGuidebook | undefined {
  const { when: _when, ...rest } = guide as Guide & { readonly when?: unknown };
  // A hint that points nowhere yet is what the builder is for.
  const placed = kind === "hint" ? { ...rest, target: { selectors: ["html"] } } : rest;
  try {
    return compileGuidebook(
      {
        version: 1,
        locales: draft.locales ?? ["en"],
        ...(draft.theme === undefined ? {} : { theme: draft.theme }),
        guides: { draft: { ...placed, status: "on" } },
      },
      { revision: "draft" },
    );
  } catch {
    return undefined;
  }
}

type Step = Extract<Guide, { readonly kind: "tour" }>["steps"][number];

function stepOf(step: Step, at: number, draft: Guidebook): BuilderStep {
  const title = wordsOf(step.title, draft) || wordsOf(step.body, draft).split("\n")[0];
  const isPlaced = (step.target?.selectors ?? []).some((selector) => selector !== "");
  return { id: step.id, title: title || `Step ${at + 1}`, isPlaced };
}

function titleOf(guide: Guide, draft: Guidebook): string {
  const { title, body } = guide as { readonly title?: unknown; readonly body?: unknown };
  return wordsOf(title, draft) || wordsOf(body, draft).slice(0, 80) || "Without words yet";
}

/** Words of the first locale; a draft may hold anything. */
function wordsOf(text: unknown, { locales = ["en"] }: Guidebook): string {
  if (typeof text === "string") return text;
  const found = (text as Readonly<Record<string, unknown>> | undefined)?.[locales[0] ?? "en"];
  return typeof found === "string" ? found : "";
}

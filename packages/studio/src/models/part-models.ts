import type { Environment } from "@cairn/core/api";
import { type FormModel, createForm } from "./form.ts";
import { createGuideText } from "./guide-text.ts";
import { createNewPart } from "./new-part.ts";
import { createPreviewAs } from "./preview-as.ts";
import { createPreview } from "./preview.ts";
import { askForEvents, askWhoFits, askWhoReached, askWhoWouldSee } from "./reach.ts";
import { createRemoval } from "./removal.ts";
import { createRename } from "./rename.ts";
import type { EditModel, SegmentModel, ListModel, LookModel, PageParts } from "./page.ts";

/** A guide's form, with whom it would have reached and as whom it is previewed. */
export function editGuide(studio: PageParts, env: Environment, id: string): EditModel {
  const model = edit(studio, "guides", id);
  const reach = askWhoWouldSee(studio, env, id);
  const as = createPreviewAs(studio, env, id, model.preview);
  const stop = (): void => {
    model.stop();
    reach.stop();
    as.stop();
  };
  return { ...model, reach, as, stop };
}

/** A milestone's form, with what it makes of history. */
export function editMilestone(studio: PageParts, env: Environment, id: string): EditModel {
  const model = edit(studio, "milestones", id);
  const history = askWhoReached(studio, env, id);
  const stop = (): void => {
    model.stop();
    history.stop();
  };
  return { ...model, history, stop };
}

/** A segment's form, with who fits it. */
export function editSegment(studio: PageParts, env: Environment, id: string): SegmentModel {
  const isFresh = studio.definitions.isFresh(`segments.${id}`);
  const form = createForm(studio.draft, ["segments", id], isFresh);
  const count = askWhoFits(studio, env, id);
  const rename = createRename(studio.draft, "segments", id);
  return { id, form, count, rename, removal: createRemoval(), stop: count.stop };
}

/** The milestones, with events that tell people apart. */
export function milestoneList(studio: PageParts, env: Environment): ListModel {
  const model = list(studio, []);
  const suggestions = askForEvents(studio, env);
  const stop = (): void => {
    model.stop();
    suggestions.stop();
  };
  return { ...model, suggestions, stop };
}

/** The form of a part with its preview; of a guide its JSON, too. */
export function edit(
  studio: PageParts,
  section: "milestones" | "guides" | "faqs",
  id: string,
): EditModel {
  const isFresh = studio.definitions.isFresh(`${section}.${id}`);
  const preview = createPreview(studio.draft, studio.platform, { section, id }, studio.loadStage);
  const form = createForm(studio.draft, [section, id], isFresh);
  const rename = createRename(studio.draft, section, id);
  const text = section === "guides" ? { text: createGuideText(studio.draft, id) } : {};
  return { id, form, preview, ...text, rename, removal: createRemoval(), stop: preview.stop };
}

/** A list of parts with the form of the settings at `at`. */
export function list(studio: PageParts, at: readonly string[]): ListModel {
  const preview = createPreview(
    studio.draft,
    studio.platform,
    { section: "help", id: "" },
    studio.loadStage,
  );
  const form = createForm(studio.draft, at, false);
  return { newPart: createNewPart(), form, preview, stop: preview.stop };
}

/** How all help looks and how much of it shows, with the preview of both. */
export function look(studio: PageParts): LookModel {
  const { draft, platform, loadStage } = studio;
  const subject = { section: "look", id: "" } as const;
  const preview = createPreview(draft, platform, subject, loadStage);
  const form = (section: string): FormModel => createForm(draft, [section], false);
  const forms = { theme: form("theme"), caps: form("caps"), experiments: form("experiments") };
  return { ...forms, preview, stop: preview.stop };
}

import type { JSX } from "preact";
import type { ListedGuide } from "../models/guide-list.ts";
import type { GuidesModel } from "../models/page.ts";
import { valueOf } from "../models/resource.ts";
import type { Studio } from "../models/studio.ts";
import { firstLocale, plainText } from "../models/text-value.ts";
import { Button } from "../parts/button.tsx";
import { audienceWords } from "../words/audience.ts";
import { toneOf, verdictBriefly } from "../words/experiment.ts";
import { counted } from "../words/figures.ts";
import { KIND_WORDS } from "../words/guide-kind.ts";

interface GuideRowProps {
  readonly studio: Studio;
  readonly model: GuidesModel;
  readonly listed: ListedGuide;
}

/** One guide of the list: what it is, who gets it, how it does, and what can be done with it as a whole. */
export function GuideRow({ studio, model, listed }: GuideRowProps): JSX.Element {
  const { id, guide, standing } = listed;
  const { definitions, draft, router } = studio;
  const book = draft.guidebook.value;
  const title = plainText(guide.title, firstLocale(book)) || id;
  const problems = draft.problems.value.filter((one) => one.path.startsWith(`guides.${id}.`));
  const isArchived = standing === "archived";
  const put = (status: "archived" | undefined): void => {
    definitions.setStatus(id, status);
    studio.announcer.say(`${title} is ${status === undefined ? "restored" : "archived"}.`);
  };
  return (
    <li class="part">
      <div class="part-words">
        <a href={router.href({ kind: "guide", id })}>{title}</a>
        <p>
          {KIND_WORDS[guide.kind]}
          {guide.kind === "checklist" && ` of ${counted(guide.items.length, "item")}`}
          {guide.kind === "tour" && ` of ${counted(guide.steps.length, "step")}`}.{" "}
          {audienceWords(guide, book)}
        </p>
      </div>
      <EffectTag studio={studio} model={model} listed={listed} />
      {problems.length > 0 && <span class="tag tag-warn">{problems.length} to put right</span>}
      {standing === "broken" && (
        <span class="tag tag-bad">not found {counted(model.list.missedBy(id), "time")}</span>
      )}
      {studio.session.may("editor") && (
        <span class="guide-buttons">
          {standing === "broken" && (
            <Button
              small
              look="quiet"
              label={`Mended: ${title}`}
              onPress={() => model.list.mended(id)}
            >
              Mended
            </Button>
          )}
          <Button
            small
            look="quiet"
            label={`Duplicate ${title}`}
            onPress={() => router.go({ kind: "guide", id: definitions.duplicateGuide(id) })}
          >
            Duplicate
          </Button>
          <Button
            small
            look="quiet"
            label={`${isArchived ? "Restore" : "Archive"} ${title}`}
            onPress={() => put(isArchived ? undefined : "archived")}
          >
            {isArchived ? "Restore" : "Archive"}
          </Button>
          {isArchived && (
            <Button
              small
              look="quiet"
              label={`Remove ${title}`}
              onPress={() => model.removal.ask(id)}
            >
              Remove
            </Button>
          )}
        </span>
      )}
    </li>
  );
}

/** What the guide changes, as far as it is measured; leads to the figures. */
function EffectTag({ studio, model, listed }: GuideRowProps): JSX.Element | null {
  const { id } = listed;
  const found = valueOf(model.effects.experiments)?.guides.find(({ guide }) => guide === id);
  if (found === undefined) return null;
  return (
    <a class={`tag tag-${toneOf(found.verdict)}`} href={studio.router.href({ kind: "effect", id })}>
      <span class="visually-hidden">Effect: </span>
      {verdictBriefly(found.verdict)}
    </a>
  );
}

import type { Guide } from "@cairn/core/guidebook";
import type { JSX } from "preact";
import { audienceOf } from "../models/audience.ts";
import type { FormedKind } from "../models/definitions.ts";
import type { ListModel } from "../models/page.ts";
import type { Studio } from "../models/studio.ts";
import { firstLocale, plainText } from "../models/text-value.ts";
import { valueOf } from "../models/resource.ts";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Panel } from "../parts/panel.tsx";
import { toneOf, verdictBriefly } from "../words/experiment.ts";
import { counted } from "../words/figures.ts";
import { KIND_WORDS } from "../words/guide-kind.ts";
import { GuideTemplates } from "./guide-templates.tsx";
import { NewPartForm } from "./new-part.tsx";

interface GuidesProps {
  readonly studio: Studio;
  readonly model: ListModel;
}

/** Everything that may show inside the product. */
export function GuidesScreen({ studio, model }: GuidesProps): JSX.Element {
  const { definitions, router, draft } = studio;
  const guides = Object.entries(draft.guidebook.value.guides ?? {});
  const make = (kind: FormedKind, title: string): void => {
    router.go({ kind: "guide", id: definitions.createGuide(kind, title) });
  };
  return (
    <>
      <PageHead
        title="Guides"
        lead="What people see in your product: a checklist of the way, a hint beside an element, a notice, a tour, a survey."
      />
      <NewPartForm
        model={model.newPart}
        id="new-guide"
        label="New guide: its title"
        placeholder="Get your first invoice paid"
        button="Create checklist"
        onMake={(title) => make("checklist", title)}
        others={
          <>
            <Button onPress={() => model.newPart.submit((title) => make("hint", title))}>
              Create hint
            </Button>
            <Button onPress={() => model.newPart.submit((title) => make("notice", title))}>
              Create notice
            </Button>
            <Button onPress={() => model.newPart.submit((title) => make("tour", title))}>
              Create tour
            </Button>
          </>
        }
      />
      {guides.length === 0 ? (
        <Empty title="No guides yet">
          Begin with a checklist: it shows people the way and ticks itself.
        </Empty>
      ) : (
        <Panel id="guides-title" title={counted(guides.length, "guide")}>
          <ul class="parts">
            {guides.map(([id, guide]) => (
              <GuideRow key={id} studio={studio} model={model} id={id} guide={guide} />
            ))}
          </ul>
        </Panel>
      )}
      <GuideTemplates studio={studio} />
    </>
  );
}

function GuideRow(props: {
  readonly studio: Studio;
  readonly model: ListModel;
  readonly id: string;
  readonly guide: Guide;
}): JSX.Element {
  const { studio, id, guide } = props;
  const problems = studio.draft.problems.value.filter((one) =>
    one.path.startsWith(`guides.${id}.`),
  );
  return (
    <li class="part">
      <div class="part-words">
        <a href={studio.router.href({ kind: "guide", id })}>
          {plainText(guide.title, firstLocale(studio.draft.guidebook.value)) || id}
        </a>
        <p>
          {KIND_WORDS[guide.kind]}
          {guide.kind === "checklist" && ` of ${counted(guide.items.length, "item")}`},{" "}
          {audienceWords(guide)}
        </p>
      </div>
      <EffectTag studio={studio} model={props.model} id={id} />
      {guide.status === "off" && <span class="tag">off</span>}
      {problems.length > 0 && <span class="tag tag-warn">{problems.length} to put right</span>}
    </li>
  );
}

/** What the guide changes, as far as it is measured; leads to the figures. */
function EffectTag({
  studio,
  model,
  id,
}: GuidesProps & { readonly id: string }): JSX.Element | null {
  const experiments = model.effects === undefined ? undefined : valueOf(model.effects.experiments);
  const found = experiments?.guides.find(({ guide }) => guide === id);
  if (found === undefined) return null;
  return (
    <a class={`tag tag-${toneOf(found.verdict)}`} href={studio.router.href({ kind: "effect", id })}>
      <span class="visually-hidden">Effect: </span>
      {verdictBriefly(found.verdict)}
    </a>
  );
}

function audienceWords(guide: Guide): string {
  if (guide.kind === "cancel") return "when your app starts it";
  switch (audienceOf(guide.when).kind) {
    case "everyone":
      return "for everyone";
    case "nobody":
      return "only when started";
    case "new":
      return "for new people";
    case "reached":
      return "for people who reached a milestone";
    case "not-reached":
      return "for people who have not reached a milestone";
    case "stalled":
      return "for people who are stuck";
    case "other":
      return "for people who meet a condition of its own";
  }
}

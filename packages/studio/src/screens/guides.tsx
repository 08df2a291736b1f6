import type { Guide } from "@cairn/core/guidebook";
import type { JSX } from "preact";
import { EditorsOnly } from "../editors/editors-only.tsx";
import { RemoveGuide } from "../editors/remove-guide.tsx";
import type { FormedKind } from "../models/definitions.ts";
import { GUIDE_STANDINGS, type GuideStanding } from "../models/guide-standing.ts";
import type { GuidesModel } from "../models/page.ts";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Panel } from "../parts/panel.tsx";
import { Pick } from "../parts/pick.tsx";
import { SearchField } from "../parts/search-field.tsx";
import { counted } from "../words/figures.ts";
import { KIND_WORDS } from "../words/guide-kind.ts";
import { STANDING_WORDS } from "../words/guide-standing.ts";
import { GuideRow } from "./guide-row.tsx";
import { GuideTemplates } from "./guide-templates.tsx";
import { NewPartForm } from "./new-part.tsx";

interface GuidesProps {
  readonly studio: Studio;
  readonly model: GuidesModel;
}

const OTHERS: readonly FormedKind[] = ["hint", "notice", "tour", "survey"];
// So few one sees all at once.
const FEW = 6;

/** Everything that may show inside the product, by how it stands. */
export function GuidesScreen({ studio, model }: GuidesProps): JSX.Element {
  const { definitions, router, draft } = studio;
  const count = Object.keys(draft.guidebook.value.guides ?? {}).length;
  const make = (kind: FormedKind, title: string): void => {
    router.go({ kind: "guide", id: definitions.createGuide(kind, title) });
  };
  return (
    <>
      <PageHead
        title="Guides"
        lead="What people see in your product: a checklist of the way, a hint beside an element, a notice, a tour, a survey."
      />
      <EditorsOnly studio={studio}>
        <NewPartForm
          model={model.newPart}
          id="new-guide"
          label="New guide: its title"
          placeholder="Get your first invoice paid"
          button="Create checklist"
          onMake={(title) => make("checklist", title)}
          others={OTHERS.map((kind) => (
            <Button key={kind} onPress={() => model.newPart.submit((title) => make(kind, title))}>
              Create {KIND_WORDS[kind].toLowerCase()}
            </Button>
          ))}
        />
      </EditorsOnly>
      {count === 0 ? (
        <Empty title="No guides yet">
          Begin with a checklist: it shows people the way and ticks itself.
        </Empty>
      ) : (
        <Panel id="guides-title" title={finding(model, count)}>
          {(count > FEW || isNarrowed(model)) && <Narrow model={model} />}
          <Groups studio={studio} model={model} />
        </Panel>
      )}
      {studio.session.may("editor") && <GuideTemplates studio={studio} />}
      <RemoveGuide studio={studio} removal={model.removal} onGone={() => {}} />
    </>
  );
}

/** "6 guides: 1 broken, 2 changed, 3 live". */
function finding({ list }: GuidesModel, count: number): string {
  if (!list.isKnown.value) return counted(count, "guide");
  const parts = GUIDE_STANDINGS.flatMap((standing) => {
    const some = list.counts.value.get(standing) ?? 0;
    return some === 0 ? [] : [`${some} ${STANDING_WORDS[standing].title.toLowerCase()}`];
  });
  return `${counted(count, "guide")}: ${parts.join(", ")}`;
}

function isNarrowed({ list }: GuidesModel): boolean {
  const { search, of, standing } = list.asked.value;
  return search !== undefined || of !== undefined || standing !== undefined;
}

function Narrow({ model }: { readonly model: GuidesModel }): JSX.Element {
  const { list } = model;
  const { search = "", of = "", standing = "" } = list.asked.value;
  const kinds = Object.entries(KIND_WORDS) as readonly [Guide["kind"], string][];
  const standings = GUIDE_STANDINGS.map((one): readonly [string, string] => [
    one,
    `${STANDING_WORDS[one].title} (${list.counts.value.get(one) ?? 0})`,
  ]);
  return (
    <div class="toolbar">
      <SearchField
        id="guides-search"
        label="Search by title, id or note"
        value={search}
        onType={(text) => list.ask({ search: text })}
      />
      <Pick<string>
        id="guides-kind"
        label="Kind"
        value={of}
        choices={[["", "Any kind"], ...kinds]}
        onPick={(kind) => list.ask({ of: kind })}
      />
      <Pick<string>
        id="guides-standing"
        label="How it stands"
        value={standing}
        choices={[["", "All of them"], ...standings]}
        onPick={(next) => list.ask({ standing: next })}
      />
    </div>
  );
}

function Groups({ studio, model }: GuidesProps): JSX.Element {
  const groups = model.list.groups.value;
  if (groups.length === 0) {
    return (
      <Empty title="None of your guides fits">
        <Button small onPress={() => model.list.ask({ search: "", of: "", standing: "" })}>
          Show all of them
        </Button>
      </Empty>
    );
  }
  return (
    <>
      {groups.map(([standing, guides]) => (
        <section key={standing} class="guide-group" aria-label={STANDING_WORDS[standing].title}>
          {model.list.isKnown.value && <GroupHead standing={standing} />}
          <ul class="parts">
            {guides.map((listed) => (
              <GuideRow key={listed.id} studio={studio} model={model} listed={listed} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function GroupHead({ standing }: { readonly standing: GuideStanding }): JSX.Element {
  const { title, means } = STANDING_WORDS[standing];
  return (
    <header>
      <h3>{title}</h3>
      <p>{means}</p>
    </header>
  );
}

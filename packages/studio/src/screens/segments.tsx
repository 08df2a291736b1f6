import { placesNaming } from "@cairn/core/guidebook";
import type { JSX } from "preact";
import { RemoveSegment } from "../editors/remove-segment.tsx";
import type { SegmentsModel } from "../models/page.ts";
import type { Studio } from "../models/studio.ts";
import { firstLocale, plainText } from "../models/text-value.ts";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Panel } from "../parts/panel.tsx";
import { segmentWords } from "../words/audience.ts";
import { counted } from "../words/figures.ts";
import { NewPartForm } from "./new-part.tsx";

interface SegmentsProps {
  readonly studio: Studio;
  readonly model: SegmentsModel;
}

/** Groups of people by name, for guides to be shown to and lists to be narrowed by. */
export function SegmentsScreen({ studio, model }: SegmentsProps): JSX.Element {
  const { definitions, router, draft } = studio;
  const all = Object.keys(draft.guidebook.value.segments ?? {});
  return (
    <>
      <PageHead
        title="Segments"
        lead="Groups of people by a name: on trial, with a big account, stuck at the bank. Guides are shown to them, and lists of people narrowed by them."
      />
      <NewPartForm
        model={model.newPart}
        id="new-segment"
        label="New segment"
        placeholder="On trial"
        button="Create segment"
        onMake={(title) => router.go({ kind: "segment", id: definitions.createSegment(title) })}
      />
      {all.length === 0 ? (
        <Empty title="No segments yet">
          Name a group that you speak of often: “On trial”, say, for whose plan is trial. Its form
          counts at once who is in it.
        </Empty>
      ) : (
        <Panel id="segments-title" title={counted(all.length, "segment")}>
          <ul class="parts">
            {all.map((id) => (
              <Row key={id} studio={studio} id={id} onRemove={() => model.removal.ask(id)} />
            ))}
          </ul>
        </Panel>
      )}
      <RemoveSegment studio={studio} removal={model.removal} onGone={() => {}} />
    </>
  );
}

function Row(props: {
  readonly studio: Studio;
  readonly id: string;
  readonly onRemove: () => void;
}): JSX.Element | null {
  const { studio, id } = props;
  const { router, draft } = studio;
  const book = draft.guidebook.value;
  const segment = book.segments?.[id];
  if (segment === undefined) return null;
  const title = plainText(segment.title, firstLocale(book)) || id;
  const used = placesNaming(book, "segments", id).length;
  const problems = draft.problems.value.filter(({ path }) => path.startsWith(`segments.${id}.`));
  return (
    <li class="part">
      <div class="part-words">
        <a href={router.href({ kind: "segment", id })}>{title}</a>
        <p>{segmentWords(segment.when, book)}</p>
      </div>
      {problems.length > 0 && <span class="tag tag-warn">{problems.length} to put right</span>}
      <span class="tag">{used === 0 ? "not used" : `used ${counted(used, "time")}`}</span>
      <span class="part-buttons">
        <a
          class="button button-quiet button-small"
          href={router.href({ kind: "people", search: "", segment: id })}
          aria-label={`People in ${title}`}
        >
          People
        </a>
        <Button small look="quiet" label={`Remove ${title}`} onPress={props.onRemove}>
          Remove
        </Button>
      </span>
    </li>
  );
}

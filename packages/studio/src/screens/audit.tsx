import type { AuditLine } from "@cairn/core/api";
import type { JSX } from "preact";
import { AUDIT_GROUPS, type AuditModel } from "../models/audit.ts";
import type { Studio } from "../models/studio.ts";
import { Empty } from "../parts/empty.tsx";
import { LoadedView } from "../parts/loaded.tsx";
import { MorePages } from "../parts/more-pages.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Pick } from "../parts/pick.tsx";
import { GROUP_WORDS, auditWords } from "../words/audit.ts";
import { byDay } from "../words/by-day.ts";
import { clock } from "../words/figures.ts";

interface AuditProps {
  readonly studio: Studio;
  readonly model: AuditModel;
}

/** Who did what, newest first, day by day. */
export function AuditScreen({ studio, model }: AuditProps): JSX.Element {
  return (
    <>
      <PageHead
        title="Who did what"
        lead="Every change leaves a line here, and so does what somebody tried and may not do."
        back={{ href: studio.router.href({ kind: "team" }), words: "Team" }}
      />
      <LoadedView
        resource={model.first}
        what="audit log"
        draw={({ lines, people }) => (
          <>
            <Filters studio={studio} model={model} people={people} />
            {lines.length === 0 ? (
              <Empty title="Nothing of that kind was done">
                Choose everybody and everything above to see all lines.
              </Empty>
            ) : (
              <Days lines={[...lines, ...model.more.value]} />
            )}
            <MorePages model={model} what="lines" />
          </>
        )}
      />
    </>
  );
}

function Filters(props: AuditProps & { readonly people: readonly string[] }): JSX.Element {
  const { studio, model, people } = props;
  const { by, group = "" } = model.asked;
  const go = (next: { readonly by: string; readonly group: string }): void =>
    studio.router.go({
      kind: "audit",
      by: next.by,
      ...(next.group === "" ? {} : { group: next.group }),
    });
  const known = by === "" || people.includes(by) ? people : [...people, by];
  return (
    <div class="toolbar">
      <Pick
        id="audit-by"
        label="Who"
        value={by}
        choices={[["", "Everybody"], ...known.map((name) => [name, name] as const)]}
        onPick={(name) => go({ by: name, group })}
      />
      <Pick
        id="audit-group"
        label="What"
        value={group}
        choices={[
          ["", "Everything"],
          ...AUDIT_GROUPS.map(({ id }) => [id, GROUP_WORDS[id]] as const),
        ]}
        onPick={(id) => go({ by, group: id })}
      />
    </div>
  );
}

function Days({ lines }: { readonly lines: readonly AuditLine[] }): JSX.Element {
  return (
    <>
      {byDay(lines).map(([day, own]) => (
        <section key={day} class="panel" aria-label={day}>
          <h2 class="day">{day}</h2>
          <ul class="audit">
            {own.map((line) => (
              <li key={line.id} class={isRefused(line) ? "audit-refused" : ""}>
                <time dateTime={line.at}>{clock(line.at).slice(0, 5)}</time>
                <span>
                  <strong>
                    <bdi>{line.by}</bdi>
                  </strong>{" "}
                  <bdi>{auditWords(line)}</bdi>
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function isRefused({ action }: AuditLine): boolean {
  return action === "refused" || action === "sign-in-refused";
}

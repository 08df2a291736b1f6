import type { Installation, LiveEvent } from "@cairn/core/api";
import type { JSX } from "preact";
import { inert } from "../models/brief.ts";
import type { LiveModel } from "../models/live.ts";
import { type Resource, valueOf } from "../models/resource.ts";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { Empty } from "../parts/empty.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { SearchField } from "../parts/search-field.tsx";
import { ToldName } from "../parts/told.tsx";
import type { Route } from "../routes.ts";
import { clock, counted } from "../words/figures.ts";
import { installationFinding } from "../words/installation.ts";
import { prettyJson } from "../words/pretty-json.ts";
import { InstallChecklist, itemsOf } from "./install-checklist.tsx";
import { RefusedEvent } from "./refused-event.tsx";

interface LiveProps {
  readonly studio: Studio;
  readonly model: LiveModel;
  readonly installation: Resource<Installation>;
  readonly route: Route & { kind: "live" };
}

interface LiveEventProps {
  readonly event: LiveEvent;
  readonly studio: Studio;
}

/** Events in the second they arrive, with what the collector said to each. */
export function LiveScreen({ studio, model, installation, route }: LiveProps): JSX.Element {
  const { router } = studio;
  const shown = model.shown.value;
  return (
    <>
      <PageHead
        title="Live events"
        lead="What arrives, in the second it arrives, with what the collector said to it."
        actions={<Connected model={model} />}
      />
      <Arrives studio={studio} installation={installation} />
      <div class="toolbar">
        <form
          class="toolbar-search"
          onSubmit={(submitting) => {
            submitting.preventDefault();
            const { elements } = submitting.currentTarget;
            const name = typedIn(elements, "live-name");
            const user = typedIn(elements, "live-user");
            router.go({ kind: "live", user, ...(name && { name }), show: route.show });
          }}
        >
          <SearchField
            id="live-user"
            label="Only this user id"
            value={route.user}
            onType={(text) => {
              if (text === "") router.swap({ ...route, user: "" });
            }}
          />
          <SearchField
            id="live-name"
            label="Only events named"
            value={route.name ?? ""}
            onType={(text) => {
              if (text === "") router.swap({ kind: "live", user: route.user, show: route.show });
            }}
          />
          <Button type="submit">Filter</Button>
        </form>
        <div class="segmented" role="group" aria-label="Which events">
          <Button
            pressed={route.show === "all"}
            onPress={() => router.swap({ ...route, show: "all" })}
          >
            All
          </Button>
          <Button
            pressed={route.show === "problems"}
            onPress={() => router.swap({ ...route, show: "problems" })}
          >
            Refused only
          </Button>
        </div>
        <Button pressed={model.held.value} onPress={() => model.hold(!model.held.value)}>
          Hold still
        </Button>
      </div>
      <p class="live-count" role="status">
        {counted(shown.length, "event")} shown
        {model.problems.value > 0 && (
          <>
            , {counted(model.problems.value, "refused event")};{" "}
            <a href={router.href({ kind: "delivery", code: "" })}>refused events are kept</a>
          </>
        )}
        {model.turnedAway.value > 0 &&
          `, ${counted(model.turnedAway.value, "refused request")}, whose events were not read`}
      </p>
      {shown.length === 0 ? (
        <Empty title={route.show === "problems" ? "Nothing was refused" : "Waiting for events…"}>
          {route.show === "problems" ? (
            <p>Everything that came in lately was understood.</p>
          ) : (
            <p>
              Open your product in another tab and click around. Nothing coming?{" "}
              <a href={router.href({ kind: "install" })}>Check the script tag</a>.
            </p>
          )}
        </Empty>
      ) : (
        <ol class="live-list">
          {shown.map((one) => (
            <LiveRow
              key={`${one.messageId} ${one.verdict} ${one.receivedAt}`}
              event={one}
              studio={studio}
            />
          ))}
        </ol>
      )}
    </>
  );
}

/** Whether the installation is whole; folded away, so that the events stay in view. */
function Arrives(props: {
  readonly studio: Studio;
  readonly installation: Resource<Installation>;
}): JSX.Element | null {
  const found = valueOf(props.installation);
  if (found === undefined) return null;
  const { studio } = props;
  return (
    <details class="arrives">
      <summary>Installation: {installationFinding(itemsOf({ studio, found }))}</summary>
      <InstallChecklist studio={studio} found={found} />
    </details>
  );
}

function typedIn(elements: HTMLFormControlsCollection, name: string): string {
  const field = elements.namedItem(name);
  return field instanceof HTMLInputElement ? field.value.trim() : "";
}

function Connected({ model }: { readonly model: LiveModel }): JSX.Element {
  return (
    <span class={`pulse${model.connected.value ? " pulse-on" : ""}`} role="status">
      {model.connected.value ? "Listening" : "Connecting…"}
    </span>
  );
}

/** Whom an event names; nobody may be known by the id of a refused one, so that it leads nowhere. */
function LiveUser({ event, studio }: LiveEventProps): JSX.Element | null {
  const { user, verdict } = event;
  if (user === undefined) return null;
  if (verdict === "rejected") return <ToldName text={user} />;
  return (
    <a href={studio.router.href({ kind: "person", id: user })}>
      <ToldName text={user} />
    </a>
  );
}

const VERDICTS = { accepted: "stored", duplicate: "known already", rejected: "refused" } as const;

function LiveRow({ event, studio }: LiveEventProps): JSX.Element {
  const properties = Object.entries(event.properties);
  return (
    <li class={`live-row live-${event.verdict}`}>
      <time dateTime={event.receivedAt}>{clock(event.receivedAt)}</time>
      <div class="live-what">
        <strong>
          <ToldName text={event.name || "(no name)"} />
        </strong>{" "}
        <span class="quiet">
          <ToldName text={event.type} most={20} />
        </span>{" "}
        <LiveUser event={event} studio={studio} />
        {event.problem !== undefined && (
          <p class="live-problem">
            <RefusedEvent event={event} router={studio.router} />
          </p>
        )}
        {properties.length > 0 && (
          <details>
            <summary>{counted(properties.length, "property", "properties")}</summary>
            <pre
              class="code"
              tabIndex={0}
              role="region"
              aria-label={`Properties of event ${event.messageId}`}
            >
              <bdi>{inert(JSON.stringify(event.properties, null, 2))}</bdi>
            </pre>
          </details>
        )}
        {event.raw !== undefined && (
          <details>
            <summary>What came</summary>
            <pre
              class="code"
              tabIndex={0}
              role="region"
              aria-label={`What came as event ${event.messageId}`}
            >
              <bdi>{inert(prettyJson(event.raw))}</bdi>
            </pre>
          </details>
        )}
      </div>
      <span class={`tag tag-${event.verdict}`}>{VERDICTS[event.verdict]}</span>
    </li>
  );
}

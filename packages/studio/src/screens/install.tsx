import type { JSX } from "preact";
import type { InstallModel } from "../models/install.ts";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { LoadedView } from "../parts/loaded.tsx";
import { Notice } from "../parts/notice.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Panel } from "../parts/panel.tsx";
import { clock } from "../words/figures.ts";
import { installationFinding } from "../words/installation.ts";
import { HeldOut } from "./held-out.tsx";
import { InstallChecklist, itemsOf } from "./install-checklist.tsx";
import { OriginsPanel } from "./install-origins.tsx";
import { RefusedEvent } from "./refused-event.tsx";

interface InstallProps {
  readonly studio: Studio;
  readonly model: InstallModel;
}

/** One tag to copy, and the proof that it works. */
export function InstallScreen({ studio, model }: InstallProps): JSX.Element {
  const env = studio.router.env.value;
  return (
    <>
      <PageHead
        title="Install"
        lead="Put this line into the <head> of your product's pages, and say where they run."
      />
      <Panel
        id="tag-title"
        kicker="Step 1"
        title={env === "live" ? "The tag for live data" : "The tag for test data"}
        note={
          env === "live"
            ? "Trying it out first? Switch to test data above: its numbers never mix with live ones."
            : "For your own machine and staging. Switch to live data above before you ship it."
        }
        actions={
          <Button look="primary" onPress={() => void model.copy()}>
            {model.copied.value === "yes" ? "Copied" : "Copy"}
          </Button>
        }
      >
        {model.key === undefined ? (
          <Notice tone="warning">
            There is no key for {env} data yet. Make one where the collector runs:{" "}
            <code>cairn keys create --env {env}</code>
          </Notice>
        ) : (
          <pre class="code code-copy" tabIndex={0} role="region" aria-label="Script tag">
            {model.snippet}
          </pre>
        )}
        {model.copied.value === "failed" && (
          <p class="field-hint">The browser did not allow copying: select the text and copy it.</p>
        )}
        <label class="check">
          <input
            type="checkbox"
            checked={model.withStub.value}
            onChange={(changing) => model.setWithStub(changing.currentTarget.checked)}
          />
          <span>
            With the stub for early calls
            <small>
              Calls made before the script is there are kept. Under a strict content policy give it
              your nonce.
            </small>
          </span>
        </label>
      </Panel>
      {model.origins !== undefined && (
        <OriginsPanel studio={studio} env={env} model={model.origins} />
      )}
      <Panel id="who-title" kicker="Step 3" title="Say who is here">
        <p class="panel-note">
          After sign-in, so that one person on two devices is one person. Send what matters as it
          happens.
        </p>
        <pre class="code" tabIndex={0} role="region" aria-label="Example calls">
          {`cairn.identify("user-42", { name: "Ada", plan: "trial" })\ncairn.track("Invoice Sent", { total: 120 })`}
        </pre>
      </Panel>
      <Panel id="first-title" kicker="Step 4" title="See it arrive">
        <FirstEvent studio={studio} model={model} />
        <HeldOut studio={studio} isTesting />
      </Panel>
      <LoadedView
        resource={model.installation}
        what="checklist"
        draw={(found) => (
          <Panel
            id="checklist-title"
            kicker="Checklist"
            title={installationFinding(itemsOf({ studio, found }))}
            note="Ticks itself as your page talks to the collector."
          >
            <InstallChecklist studio={studio} found={found} />
          </Panel>
        )}
      />
    </>
  );
}

function FirstEvent({ studio, model }: InstallProps): JSX.Element {
  const all = model.live.events.value;
  const events = all.filter((one) => one.verdict !== "rejected");
  const latest = events[0];
  // Events from one machine do not hide that another one is being refused.
  const refused =
    latest === undefined || all[0]?.type === "request"
      ? all.find((one) => one.verdict === "rejected")
      : undefined;
  const refusedNotice = refused !== undefined && (
    <Notice tone="warning">
      Something arrived and was refused: <RefusedEvent event={refused} router={studio.router} />{" "}
      <a href={studio.router.href({ kind: "live", user: "", show: "problems" })}>See what came</a>
    </Notice>
  );
  if (latest === undefined && refused !== undefined) return <>{refusedNotice}</>;
  if (latest === undefined) {
    return (
      <p class="waiting" role="status">
        <span class="pulse" aria-hidden="true" /> Waiting for the first event… Open your product in
        another tab.
        {model.origins?.stored.value.length === 0 &&
          " Not on this machine? Then name its address in step 2 first."}
      </p>
    );
  }
  return (
    <>
      {refusedNotice}
      <p class="arrived" role="status">
        It works. Latest: <strong>{latest.name}</strong> at {clock(latest.receivedAt)}.
      </p>
      <ol class="arrived-list">
        {events.slice(0, 5).map((one) => (
          <li key={one.messageId + one.receivedAt}>
            {clock(one.receivedAt)} {one.name}
          </li>
        ))}
      </ol>
      <p>
        <a href={studio.router.href({ kind: "live", user: "", show: "all" })}>Watch all events</a>
        {" · "}
        <a class="next" href={studio.router.href({ kind: "milestones" })}>
          {Object.keys(studio.draft.guidebook.value.milestones ?? {}).length === 0
            ? "Next: make the first milestone"
            : "Next: look at the milestones"}
        </a>
      </p>
    </>
  );
}

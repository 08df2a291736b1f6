import type { EnvironmentState } from "@cairn/core/api";
import type { JSX } from "preact";
import type { PublishModel } from "../models/publish.ts";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { LoadedView } from "../parts/loaded.tsx";
import { Panel } from "../parts/panel.tsx";
import { Told } from "../parts/told.tsx";
import { ago, atTime } from "../words/figures.ts";

interface WhereProps {
  readonly studio: Studio;
  readonly model: PublishModel;
}

/** Which version is where, and the way from test to live. */
export function WherePanel({ studio, model }: WhereProps): JSX.Element {
  return (
    <LoadedView
      resource={model.environments}
      what="environments"
      draw={(states) => <Environments states={states} studio={studio} model={model} />}
    />
  );
}

function Environments(
  props: WhereProps & { readonly states: readonly EnvironmentState[] },
): JSX.Element {
  const { states, studio, model } = props;
  const test = states.find(({ environment }) => environment === "test");
  const live = states.find(({ environment }) => environment === "live");
  const tried = test?.followsLive === true ? undefined : test?.version;
  return (
    <Panel
      id="where-title"
      kicker="Environments"
      title={finding(live, test)}
      note="Browsers with a test key get what is in test; everybody else gets what is live."
      actions={
        tried !== undefined &&
        studio.session.may("publisher") && (
          <>
            <Button
              look="primary"
              disabled={model.busy.value}
              onPress={() => model.ask({ kind: "promote", version: tried })}
            >
              Make version {tried.version} live
            </Button>
            <Button disabled={model.busy.value} onPress={() => void model.followLive()}>
              Give up the trial
            </Button>
          </>
        )
      }
    >
      <dl class="environments">
        {states.map((state) => (
          <div key={state.environment}>
            <dt>{state.environment === "live" ? "Live" : "Test"}</dt>
            <dd>
              <Standing state={state} nowMs={model.nowMs} />
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function Standing({
  state,
  nowMs,
}: {
  readonly state: EnvironmentState;
  readonly nowMs: number;
}): JSX.Element {
  const { version, since, by, followsLive, paused } = state;
  if (version === undefined) return <p class="quiet">Nothing was published yet</p>;
  return (
    <>
      <p>
        {followsLive ? `What live gets: version ${version.version}` : `Version ${version.version}`}
        {paused && (
          <>
            {" "}
            <span class="tag tag-warn">paused</span>
          </>
        )}
      </p>
      {!followsLive && since !== undefined && (
        <p class="quiet">
          since{" "}
          <time dateTime={since} title={atTime(since)}>
            {ago(since, Math.max(nowMs, Date.parse(since)))}
          </time>
          , by <Told text={by ?? ""} />
        </p>
      )}
    </>
  );
}

function finding(live: EnvironmentState | undefined, test: EnvironmentState | undefined): string {
  if (live?.version === undefined && test?.version === undefined) return "Nothing is published yet";
  if (test?.followsLive !== false || test.version === undefined)
    return "Test and live get the same";
  return `Version ${test.version.version} is tried in test`;
}

import type { Environment } from "@cairn/core/api";
import type { JSX } from "preact";
import type { PublishModel } from "../models/publish.ts";
import { valueOf } from "../models/resource.ts";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { Panel } from "../parts/panel.tsx";

interface PauseProps {
  readonly studio: Studio;
  readonly model: PublishModel;
}

/** The switch that takes every guide away at once: in live and in test, or in one of them. */
export function PausePanel({ studio, model }: PauseProps): JSX.Element {
  const live = studio.draft.stored.value?.paused === true;
  const isAllowed = studio.session.may("publisher");
  const states = valueOf(model.environments) ?? [];
  const test = states.find(({ environment }) => environment === "test")?.paused ?? live;
  return (
    <Panel
      id="pause-title"
      kicker="Switch"
      title={finding(live, test)}
      note={
        live
          ? "Nobody sees a guide. Tracking goes on."
          : "Something wrong with what people see? Pause everything first, look afterwards."
      }
      actions={
        !isAllowed ? undefined : live && test ? (
          <Button
            look="primary"
            disabled={model.busy.value}
            onPress={() => void model.pause(false)}
          >
            Switch guides on
          </Button>
        ) : (
          <Button
            look="danger"
            disabled={model.busy.value}
            onPress={() => model.ask({ kind: "pause" })}
          >
            Pause all guides
          </Button>
        )
      }
    >
      {isAllowed && (
        <div class="publish-buttons">
          <OneSwitch model={model} environment="live" paused={live} />
          <OneSwitch model={model} environment="test" paused={test} />
        </div>
      )}
    </Panel>
  );
}

function OneSwitch(props: {
  readonly model: PublishModel;
  readonly environment: Environment;
  readonly paused: boolean;
}): JSX.Element {
  const { model, environment, paused } = props;
  return (
    <Button
      small
      disabled={model.busy.value}
      onPress={() => {
        if (paused) void model.pause(false, environment);
        else model.ask({ kind: "pause", environment });
      }}
    >
      {paused ? `Switch on in ${environment}` : `Pause ${environment} only`}
    </Button>
  );
}

function finding(live: boolean, test: boolean): string {
  if (live && test) return "All guides are paused";
  if (live) return "Guides are paused in live, on in test";
  return test ? "Guides are paused in test, on in live" : "Guides are on";
}

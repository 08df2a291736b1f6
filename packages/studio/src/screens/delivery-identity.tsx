import type { IdentityMode, IdentityOverview } from "@cairn/core/api";
import type { JSX } from "preact";
import type { IdentityModel } from "../models/identity.ts";
import { valueOf } from "../models/resource.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { LoadedView } from "../parts/loaded.tsx";
import { Notice } from "../parts/notice.tsx";
import { Panel } from "../parts/panel.tsx";
import { SecretOnce } from "../parts/secret-once.tsx";
import { IDENTITY_MODES, coverageWords, identityOutcomeWords } from "../words/identity.ts";

interface IdentityProps {
  readonly model: IdentityModel;
  readonly nowMs: number;
}

const TITLES: Readonly<Record<IdentityMode, string>> = {
  off: "User ids are believed without proof",
  observe: "Proof of identity is counted, not asked for",
  enforce: "Nobody can speak for somebody else",
};

/** Whether events must prove whom they speak for, and how many could. */
export function IdentityPanel({ model, nowMs }: IdentityProps): JSX.Element {
  const mode = valueOf(model.overview)?.[model.env].mode;
  const outcome = model.outcome.value;
  return (
    <Panel
      id="identity-title"
      kicker="Identity"
      title={mode === undefined ? "Proof of identity" : TITLES[mode]}
    >
      <div role="status" class="outcome">
        {outcome !== undefined && (
          <Notice tone={outcome.kind === "failed" ? "bad" : "good"}>
            {identityOutcomeWords(outcome)}
          </Notice>
        )}
      </div>
      <LoadedView
        resource={model.overview}
        what="identity"
        draw={(overview) => <Modes model={model} overview={overview} nowMs={nowMs} />}
      />
      {model.confirming.value && <Confirmation model={model} nowMs={nowMs} />}
    </Panel>
  );
}

function Modes(props: IdentityProps & { readonly overview: IdentityOverview }): JSX.Element {
  const { model, overview, nowMs } = props;
  const { mode, coverage } = overview[model.env];
  return (
    <>
      <p>{coverageWords(mode, coverage, nowMs)}</p>
      <ul class="parts">
        {IDENTITY_MODES.map((one) => (
          <li key={one.mode} class="part">
            <div class="part-words">
              <strong>{one.title}</strong>
              <p>{one.words}</p>
            </div>
            <Button
              small
              pressed={one.mode === mode}
              idle={model.busy.value}
              label={`${one.title}: ${one.mode === mode ? "in use" : "use"}`}
              onPress={() => void model.choose(one.mode)}
            >
              {one.mode === mode ? "In use" : "Use"}
            </Button>
          </li>
        ))}
      </ul>
      <Secrets model={model} overview={overview} />
    </>
  );
}

function Secrets(props: {
  readonly model: IdentityModel;
  readonly overview: IdentityOverview;
}): JSX.Element {
  const { secrets } = props.overview;
  return (
    <div class="secrets">
      <p class="quiet">
        {secrets.length === 0 ? (
          "Your server signs tokens with a secret. There is none yet."
        ) : (
          <>
            Signed with a secret that ends in{" "}
            {secrets.map(({ ending }) => `…${ending}`).join(" or ")}. One is retired on the command
            line: <code>cairn keys identity retire</code>
          </>
        )}
      </p>
      {secrets.length < 2 && (
        <Button small idle={props.model.busy.value} onPress={() => void props.model.makeSecret()}>
          {secrets.length === 0 ? "Make a secret" : "Make a second one"}
        </Button>
      )}
      <SecretOnce model={props.model.secret} of="identity" what="identity secret" />
    </div>
  );
}

function Confirmation({ model, nowMs }: IdentityProps): JSX.Element {
  const standing = valueOf(model.overview)?.[model.env];
  return (
    <Dialog title="Ask for proof of identity?" onClose={() => model.cancel()}>
      <p>
        Events that name a user without a valid token will be refused.{" "}
        {standing !== undefined && coverageWords(standing.mode, standing.coverage, nowMs)} Refused
        events are kept on this page.
      </p>
      <div class="dialog-actions">
        <Button look="danger" onPress={() => void model.confirm()}>
          Enforce all the same
        </Button>
        <Button onPress={() => model.cancel()}>Cancel</Button>
      </div>
    </Dialog>
  );
}

import type { SecretKey } from "@cairn/core/api";
import type { JSX } from "preact";
import { SCOPES, type SecretKeysModel } from "../models/secret-keys.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { LoadedView } from "../parts/loaded.tsx";
import { Notice } from "../parts/notice.tsx";
import { Panel } from "../parts/panel.tsx";
import { SecretOnce } from "../parts/secret-once.tsx";
import { ShortField } from "../parts/short-field.tsx";
import { Table } from "../parts/table.tsx";
import { failureWords } from "../words/failure.ts";
import { ago, counted, onDay } from "../words/figures.ts";
import { SCOPE_WORDS } from "../words/role.ts";

interface SecretKeysProps {
  readonly model: SecretKeysModel;
  readonly nowMs: number;
}

/** Keys of servers: what each may do, when it was last used, and a form for one more. */
export function SecretKeysPanel({ model, nowMs }: SecretKeysProps): JSX.Element {
  const failure = model.failure.value;
  const made = model.secret.shown.value;
  return (
    <LoadedView
      resource={model.list}
      what="secret keys"
      draw={(keys) => (
        <Panel
          id="keys-title"
          kicker="Secret keys"
          title={
            keys.length === 0
              ? "No server has a key"
              : `${counted(keys.length, "server key")} in use`
          }
          note="For your servers and scripts. Pages use the write key under Install instead."
        >
          {failure !== undefined && <Notice tone="bad">{failureWords(failure)}</Notice>}
          {made !== undefined && <SecretOnce model={model.secret} of={made.of} what="secret key" />}
          {keys.length > 0 && (
            <Table
              caption="Secret keys in use"
              rows={keys}
              keyOf={({ id }) => id}
              columns={columns(model, nowMs)}
            />
          )}
          <NewKeyForm model={model} />
          <Revoking model={model} />
        </Panel>
      )}
    />
  );
}

function columns(model: SecretKeysModel, nowMs: number) {
  return [
    {
      head: "Name",
      cell: ({ name, ending }: SecretKey) => (
        <>
          <bdi>{name}</bdi> <code>sk_…{ending}</code>
        </>
      ),
    },
    {
      head: "May",
      cell: ({ scopes }: SecretKey) => (
        <span>
          {scopes.map((scope) => (
            <span key={scope} class="line">
              {SCOPE_WORDS[scope]}
            </span>
          ))}
        </span>
      ),
    },
    { head: "Made", cell: ({ createdAt }: SecretKey) => onDay(createdAt) },
    {
      head: "Last used",
      cell: ({ usedAt }: SecretKey) => (usedAt === undefined ? "never" : ago(usedAt, nowMs)),
    },
    {
      head: "Step",
      steps: true,
      cell: (key: SecretKey) => (
        <Button
          small
          look="quiet"
          label={`Revoke ${key.name}`}
          onPress={() => model.askRevoke(key)}
        >
          Revoke
        </Button>
      ),
    },
  ];
}

function NewKeyForm({ model }: { readonly model: SecretKeysModel }): JSX.Element {
  const { fresh, scopes } = model;
  const failure = fresh.failure.value;
  return (
    <form
      class="new-webhook"
      aria-labelledby="new-key-title"
      onSubmit={(submitting) => {
        submitting.preventDefault();
        void fresh.send();
      }}
    >
      <h3 id="new-key-title">Make a key</h3>
      {failure !== undefined && <Notice tone="bad">{failureWords(failure)}</Notice>}
      <ShortField
        form={fresh}
        name="name"
        id="key-name"
        label="What it is for"
        hint="The audit log tells the key by this name."
        fill="off"
      />
      <fieldset class="webhook-events">
        <legend class="field-label">What it may do</legend>
        {SCOPES.map((scope) => (
          <label key={scope} class="check">
            <input
              type="checkbox"
              checked={scopes.value.includes(scope)}
              onChange={() => model.toggle(scope)}
            />
            <span>{SCOPE_WORDS[scope]}</span>
          </label>
        ))}
      </fieldset>
      <div>
        <Button type="submit" idle={fresh.busy.value} disabled={scopes.value.length === 0}>
          {fresh.busy.value ? "Making it…" : "Make the key"}
        </Button>
      </div>
    </form>
  );
}

function Revoking({ model }: { readonly model: SecretKeysModel }): JSX.Element | null {
  const key = model.revoking.value;
  if (key === undefined) return null;
  return (
    <Dialog title="Revoke this key?" onClose={() => model.askRevoke(undefined)}>
      <p>
        <bdi>{key.name}</bdi> <code>sk_…{key.ending}</code> lets nothing in from now on. It cannot
        be taken back.
      </p>
      <div class="dialog-actions">
        <Button look="danger" onPress={() => void model.revoke()}>
          Revoke it
        </Button>
        <Button onPress={() => model.askRevoke(undefined)}>Cancel</Button>
      </div>
    </Dialog>
  );
}

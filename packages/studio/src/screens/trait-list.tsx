import type { JsonObject } from "@cairn/core";
import type { JSX } from "preact";
import { Panel } from "../parts/panel.tsx";
import { Told, ToldName } from "../parts/told.tsx";

interface TraitsProps {
  readonly id: string;
  readonly traits: JsonObject;
  /** Where the people with the same trait are listed; left out: nowhere. */
  readonly hrefOf?: (trait: string) => string;
}

// A longer value tells one person from another, not a group.
const MOST_SHARED = 40;

/** What the product told of a person or an account, as it came. */
export function Traits({ id, traits, hrefOf }: TraitsProps): JSX.Element {
  return (
    <Panel id="traits-title" kicker="Traits" title="What we were told">
      <dl class="traits">
        <dt>id</dt>
        <dd>
          <Told text={id} most={120} />
        </dd>
        {Object.entries(traits).map(([name, value]) => [
          <dt key={`${name} name`}>
            <Told text={name} most={60} />
          </dt>,
          <dd key={name}>
            <TraitValue name={name} value={value} {...(hrefOf === undefined ? {} : { hrefOf })} />
          </dd>,
        ])}
      </dl>
    </Panel>
  );
}

function TraitValue(props: {
  readonly name: string;
  readonly value: unknown;
  readonly hrefOf?: (trait: string) => string;
}): JSX.Element {
  const { name, value, hrefOf } = props;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const isShared = typeof value !== "object" && text.length <= MOST_SHARED && text.trim() !== "";
  const isOneOfMany = !["name", "email"].includes(name) && !name.includes(":");
  if (hrefOf === undefined || !isShared || !isOneOfMany) return <Told text={text} most={120} />;
  return (
    <a class="trait-link" href={hrefOf(`${name}:${text}`)} title={`Everybody with this ${name}`}>
      <ToldName text={text} />
    </a>
  );
}

import type { Installation } from "@cairn/core/api";
import type { JSX } from "preact";
import type { Studio } from "../models/studio.ts";
import { ToldName } from "../parts/told.tsx";
import { type InstallationItem, installationItems } from "../words/installation.ts";

interface InstallChecklistProps {
  readonly studio: Studio;
  readonly found: Installation;
}

const STATES: Readonly<Record<InstallationItem["state"], string>> = {
  done: "done",
  missing: "missing",
  refused: "refused",
  later: "comes later",
  optional: "if you need it",
};

/** The lines of `found`, as they are told. */
export function itemsOf({ studio, found }: InstallChecklistProps): readonly InstallationItem[] {
  return installationItems(found, studio.router.env.value, studio.platform.now());
}

/** What the engineer has to see work, ticking itself; each line says what to do where it does not. */
export function InstallChecklist(props: InstallChecklistProps): JSX.Element {
  return (
    <ul class="install-list" aria-label="Installation">
      {itemsOf(props).map((item) => (
        <li key={item.id} class={`install-item install-${item.state}`}>
          <span class="install-mark" aria-hidden="true">
            {item.state === "done" ? "✓" : item.state === "refused" ? "!" : ""}
          </span>
          <div>
            <p class="install-words">
              <ToldName text={item.words} most={160} />
              <span class="visually-hidden"> ({STATES[item.state]})</span>
            </p>
            {item.todo !== undefined && <p class="install-todo">{item.todo}</p>}
            {item.code !== undefined && <code class="install-code">{item.code}</code>}
            {item.link !== undefined && <ItemLink studio={props.studio} link={item.link} />}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Not where it would lead to the screen that is open. */
function ItemLink(props: {
  readonly studio: Studio;
  readonly link: NonNullable<InstallationItem["link"]>;
}): JSX.Element | null {
  const { router } = props.studio;
  const { route, words } = props.link;
  if (router.place.value.route.kind === route.kind) return null;
  return <a href={router.href(route)}>{words}</a>;
}

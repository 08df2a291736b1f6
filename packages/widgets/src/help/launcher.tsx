import type { JSX } from "../render/jsx-runtime.ts";
import { Icon } from "../parts/icon.tsx";
import type { Surroundings } from "../parts/surroundings.ts";

/** A question mark on a button, on the grid of `Icon`. */
export const QUESTION = "M7.4 7.6a2.6 2.6 0 115 .9c-.4 1.2-2.4 1.6-2.4 3.3m0 2.7v.01";

/** What the help is called. */
export function helpTitle({ port, words }: Surroundings): string {
  return port.personalise(port.guidebook.help.title) || words.say("help");
}

/** Opens and closes the help. */
export function HelpLauncher({ around }: { readonly around: Surroundings }): JSX.Element {
  const { open, close, start } = around.port.help;
  const isOpen = !!open.value;
  return (
    <button
      part="launcher help"
      aria-label={helpTitle(around)}
      aria-expanded={isOpen}
      aria-controls={isOpen ? "helppanel" : undefined}
      onclick={() => (isOpen ? close() : start())}
    >
      <Icon path={QUESTION} size={26} />
    </button>
  );
}

import type { LiveEvent } from "@cairn/core/api";
import type { JSX } from "preact";
import type { Router } from "../models/router.ts";
import { refusalCause, refusalWords } from "../words/refusal.ts";

interface RefusedEventProps {
  readonly event: LiveEvent;
  readonly router: Router;
}

/** Why the collector refused an event or a whole request, and where on Install that is put right. */
export function RefusedEvent({ event, router }: RefusedEventProps): JSX.Element {
  const cause = refusalCause(event);
  const isOnInstall = router.place.value.route.kind === "install";
  const href = router.href({ kind: "install" });
  return (
    <>
      {refusalWords(event)}
      {cause === "origin" &&
        (isOnInstall ? (
          " If your product runs there, add it in step 2."
        ) : (
          <>
            {" "}
            If your product runs there, add it under <a href={href}>Say where your product runs</a>.
          </>
        ))}
      {cause === "key" &&
        (isOnInstall ? (
          " Is the key in your page the one of step 1?"
        ) : (
          <>
            {" "}
            <a href={href}>The tag with the right key</a>
          </>
        ))}
    </>
  );
}

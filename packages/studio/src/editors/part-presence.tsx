import type { ComponentChildren, JSX } from "preact";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { Notice } from "../parts/notice.tsx";
import { Told } from "../parts/told.tsx";
import { clock } from "../words/figures.ts";
import { ReadByOthers } from "./editors-only.tsx";

/** A form that somebody else has open already can be read; it is edited after it was taken over. */
export function SharedForm({
  studio,
  children,
}: {
  readonly studio: Studio;
  readonly children: ComponentChildren;
}): JSX.Element {
  const presence = studio.presence.value;
  const holder = presence?.holder.value;
  return (
    <>
      <div role="status" class="outcome">
        {holder !== undefined && (
          <Notice tone="calm">
            {isOwn(holder.by, studio) ? "You have" : <Told text={holder.by} />}
            {isOwn(holder.by, studio) ? " this open in another tab" : " is editing this"}, since{" "}
            {clock(holder.since).slice(0, 5)}.{" "}
            <Button small onPress={() => void presence?.takeOver()}>
              Take over
            </Button>
          </Notice>
        )}
      </div>
      <ReadByOthers studio={studio} isHeld={holder !== undefined}>
        {children}
      </ReadByOthers>
    </>
  );
}

function isOwn(name: string, studio: Studio): boolean {
  return studio.signedIn()?.name === name;
}

import type { JSX } from "preact";
import type { Studio } from "../models/studio.ts";
import { problemPlaces } from "../words/problem-place.ts";

interface UsedByProps {
  readonly studio: Studio;
  /** Where it is named, as core's `placesNaming` tells. */
  readonly places: readonly string[];
}

/** Which parts of the draft use this one, each with the way to it. */
export function UsedBy({ studio, places }: UsedByProps): JSX.Element {
  const named = places.map((path) => ({ path, code: "named", message: "" }));
  const users = problemPlaces(named, studio.draft.guidebook.value);
  return (
    <section class="used-by" aria-label="Used by">
      <h2 class="field-label">Used by</h2>
      {users.length === 0 ? (
        <p class="field-hint">Nothing yet. Guides ask for it under “Shown to”.</p>
      ) : (
        <ul>
          {users.map(({ title, problems: [first] }) => (
            <li key={title}>
              {first?.route === undefined ? (
                title
              ) : (
                <a href={studio.router.href(first.route)}>{title}</a>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

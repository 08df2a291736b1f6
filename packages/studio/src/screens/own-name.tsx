import type { JSX } from "preact";
import type { Studio } from "../models/studio.ts";
import { ROLE_NAMES } from "../words/role.ts";

/** Who is here, and as what: the way to their own page. */
export function OwnName({ studio }: { readonly studio: Studio }): JSX.Element | null {
  const who = studio.session.who.value;
  if (who === undefined) return null;
  return (
    <a
      class="own-name"
      href={studio.router.href({ kind: "you" })}
      onClick={() => studio.setMenuOpen(false)}
    >
      <bdi>{who.name}</bdi> <span class="own-role">{ROLE_NAMES[who.role]}</span>
    </a>
  );
}

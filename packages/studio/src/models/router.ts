import type { Environment } from "@cairn/core/api";
import { type ReadonlySignal, computed, signal } from "@preact/signals";
import type { Platform } from "../platform.ts";
import { hrefTo, parsePlace } from "../address.ts";
import type { Place, Route } from "../routes.ts";

/** Where the studio is. Plain links move it; the models move it by `go`. */
export interface Router {
  readonly place: ReadonlySignal<Place>;
  readonly env: ReadonlySignal<Environment>;
  go(route: Route): void;
  /** Changes the present place without a new entry in the history (typing in a search field). */
  swap(route: Route): void;
  setEnv(env: Environment): void;
  href(route: Route): string;
}

/** Follows the URL's hash. */
export function createRouter(platform: Pick<Platform, "hash" | "go" | "onHash">): Router {
  const place = signal(parsePlace(platform.hash()));
  const read = (): void => {
    const next = parsePlace(platform.hash());
    if (JSON.stringify(next) !== JSON.stringify(place.peek())) place.value = next;
  };
  platform.onHash(read);
  const move = (route: Route, env: Environment, replace: boolean): void => {
    platform.go(hrefTo(route, env), replace);
    read();
  };
  return {
    place,
    env: computed(() => place.value.env),
    go: (route) => move(route, place.peek().env, false),
    swap: (route) => move(route, place.peek().env, true),
    setEnv: (env) => move(place.peek().route, env, false),
    href: (route) => hrefTo(route, place.value.env),
  };
}

import type { StudioSession } from "@cairn/core/api";
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Api } from "../api.ts";
import type { Platform } from "../platform.ts";

/** Who is here. */
export type SessionState =
  | { readonly kind: "unknown" }
  | { readonly kind: "in"; readonly session: StudioSession }
  /** `because` says what went wrong where somebody tried. */
  | { readonly kind: "out"; readonly because?: "used-link" | "ended" }
  | { readonly kind: "unreachable" };

export interface Session {
  readonly state: ReadonlySignal<SessionState>;
  /** Takes the token from the address, or asks who is signed in. Tries again while the collector is away. */
  begin(): Promise<void>;
  /** The collector no longer knows who is here. */
  ended(): void;
  signOut(): Promise<void>;
}

const RETRY_MS = 2_000;

/** Signs in with the one-time link (`#token=…`), which leaves the address at once. */
export function createSession(
  api: Pick<Api, "session" | "signIn" | "signOut">,
  platform: Pick<Platform, "hash" | "go" | "after">,
  onHash: () => void,
): Session {
  const state = signal<SessionState>({ kind: "unknown" });
  let token = tokenIn(platform.hash());
  const begin = async (): Promise<void> => {
    if (token !== undefined) {
      platform.go("#/", true);
      onHash();
    }
    const tried = token;
    const answer = await (tried === undefined ? api.session() : api.signIn({ token: tried }));
    if (answer.ok) state.value = { kind: "in", session: answer.value };
    else if (answer.failure.kind === "lost") {
      state.value = { kind: "unreachable" };
      platform.after(RETRY_MS, () => void begin());
    } else if (tried === undefined) state.value = { kind: "out" };
    else {
      token = undefined;
      // The link may have been opened twice by somebody who is already in.
      const present = await api.session();
      state.value = present.ok
        ? { kind: "in", session: present.value }
        : { kind: "out", because: "used-link" };
    }
  };
  return {
    state,
    begin,
    ended() {
      if (state.value.kind === "in") state.value = { kind: "out", because: "ended" };
    },
    async signOut() {
      const answer = await api.signOut();
      if (answer.ok || answer.failure.kind === "signed-out") state.value = { kind: "out" };
    },
  };
}

/** The one-time token of a sign-in link's hash. */
function tokenIn(hash: string): string | undefined {
  return new URLSearchParams(hash.replace(/^#\/?\??/, "")).get("token") ?? undefined;
}

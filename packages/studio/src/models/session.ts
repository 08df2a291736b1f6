import type { Stop } from "@cairn/core";
import type { Role, StudioSession, WaysIn } from "@cairn/core/api";
import { type ReadonlySignal, computed, signal } from "@preact/signals";
import type { Api } from "../api.ts";
import type { Platform } from "../platform.ts";
import { type PasswordForm, createPasswordForm } from "./choose-password.ts";
import { type ShortForm, createShortForm } from "./short-form.ts";

/** Who is here. */
export type SessionState =
  | { readonly kind: "unknown" }
  | {
      readonly kind: "in";
      readonly session: StudioSession;
      /** The collector no longer knows them: what is open stays, until they have signed in again. */
      readonly isOver?: true;
    }
  /** `because` says what went wrong where somebody tried. */
  | { readonly kind: "out"; readonly because?: SignInTrouble }
  | { readonly kind: "unreachable" };

/** Why a link, or an OpenID provider's word, let nobody in. */
export type SignInTrouble = (typeof TROUBLES)[number];
const TROUBLES = ["used-link", "unreachable", "failed", "no-verified-email", "not-listed"] as const;

export interface Session {
  readonly state: ReadonlySignal<SessionState>;
  /** Who is here, or was until the session ended. */
  readonly who: ReadonlySignal<StudioSession | undefined>;
  /** How one may sign in; undefined until it is known. */
  readonly ways: ReadonlySignal<WaysIn | undefined>;
  readonly form: ShortForm<"email" | "password">;
  /** They came by a link of an admin and choose a password before anything else. */
  readonly mustChoose: ReadonlySignal<boolean>;
  /** Takes the token from the address, or asks who is signed in. Tries again while the collector is away. */
  begin(): Promise<void>;
  /** Where they choose it. */
  readonly choosing: PasswordForm;
  /** Who came by the printed link does not want to choose a name and a password now. */
  readonly isLater: ReadonlySignal<boolean>;
  chooseLater(): void;
  /** They are somebody else now, or have a password. */
  became(session: StudioSession): void;
  /** They keep the password that they have. */
  keepPassword(): void;
  /** The collector no longer knows who is here. */
  ended(): void;
  signOut(): Promise<void>;
  /** Whether who is here may do what this role may. */
  may(role: Role): boolean;
}

const LATER = "cairn-studio-later";
const RETRY_MS = 2_000;
// Somebody may sign in again in another tab, by a link.
const AGAIN_MS = 5_000;

/** Every role, the one that may least first. */
export const ROLES: readonly Role[] = ["viewer", "editor", "publisher", "admin"];

/** Signs in with a one-time link (`#token=…`), which leaves the address at once, or with e-mail and password. */
export function createSession(
  api: Pick<Api, "session" | "signIn" | "signOut" | "waysIn" | "setPassword">,
  platform: Pick<Platform, "hash" | "go" | "after" | "recall" | "remember">,
  onHash: () => void,
): Session {
  const state = signal<SessionState>({ kind: "unknown" });
  const ways = signal<WaysIn | undefined>(undefined);
  const isKept = signal(false);
  const isLater = signal(platform.recall(LATER) === "yes");
  let token = tokenIn(platform.hash());
  let cancel: Stop = () => {};
  const who = computed(() => (state.value.kind === "in" ? state.value.session : undefined));
  const enter = (session: StudioSession): void => {
    cancel();
    state.value = { kind: "in", session };
  };
  const form = createShortForm({ email: "", password: "" }, (fields) => api.signIn(fields), enter);

  async function learnWays(): Promise<void> {
    const answer = await api.waysIn();
    if (answer.ok) ways.value = answer.value;
  }
  function leave(because?: SignInTrouble): void {
    cancel();
    state.value = { kind: "out", ...(because === undefined ? {} : { because }) };
    void learnWays();
  }
  async function lookAgain(): Promise<void> {
    const answer = await api.session();
    if (state.peek().kind !== "in") return;
    if (answer.ok) enter(answer.value);
    else cancel = platform.after(AGAIN_MS, () => void lookAgain());
  }

  async function begin(): Promise<void> {
    if (token !== undefined) {
      platform.go("#/", true);
      onHash();
    }
    const trouble = troubleIn(platform.hash());
    if (trouble !== undefined) platform.go("#/", true);
    const tried = token;
    const answer = await (tried === undefined ? api.session() : api.signIn({ token: tried }));
    if (answer.ok) enter(answer.value);
    else if (answer.failure.kind === "lost") {
      state.value = { kind: "unreachable" };
      platform.after(RETRY_MS, () => void begin());
    } else if (tried === undefined) leave(trouble);
    else {
      token = undefined;
      // The link may have been opened twice by somebody who is already in.
      const present = await api.session();
      if (present.ok) enter(present.value);
      else leave("used-link");
    }
  }
  return {
    state,
    who,
    ways,
    form,
    mustChoose: computed(() => {
      const member = who.value?.member;
      return member?.cameByLink === true && !isKept.value;
    }),
    choosing: createPasswordForm(api, enter),
    isLater,
    chooseLater() {
      isLater.value = true;
      platform.remember(LATER, "yes");
    },
    begin,
    became: enter,
    keepPassword() {
      isKept.value = true;
    },
    ended() {
      const now = state.peek();
      if (now.kind !== "in" || now.isOver) return;
      form.type("email", now.session.member?.email ?? "");
      state.value = { kind: "in", session: now.session, isOver: true };
      void learnWays();
      cancel = platform.after(AGAIN_MS, () => void lookAgain());
    },
    async signOut() {
      const answer = await api.signOut();
      if (answer.ok || answer.failure.kind === "signed-out") leave();
    },
    may(role) {
      const own = who.value?.role;
      return own !== undefined && ROLES.indexOf(own) >= ROLES.indexOf(role);
    },
  };
}

/** What the collector says in the hash of who comes back from an OpenID provider. */
function troubleIn(hash: string): SignInTrouble | undefined {
  const said = new URLSearchParams(hash.replace(/^#\/?\??/, "")).get("provider");
  return TROUBLES.find((one) => one === said);
}

/** The one-time token of a sign-in link's hash. */
function tokenIn(hash: string): string | undefined {
  return new URLSearchParams(hash.replace(/^#\/?\??/, "")).get("token") ?? undefined;
}

import type { Stop } from "@cairn/core";
import type { OpenSession } from "@cairn/core/api";
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Api } from "../api.ts";
import type { Platform } from "../platform.ts";
import type { Announcer } from "./announcer.ts";
import { type PasswordForm, createPasswordForm } from "./choose-password.ts";
import { type Resource, createResource } from "./resource.ts";
import type { Session } from "./session.ts";
import { type ShortForm, createShortForm } from "./short-form.ts";

/** What concerns only who is here. */
export interface YouModel {
  /** For who came by the collector's own link: a name, an e-mail and a password, as the first admin. */
  readonly first: ShortForm<"name" | "email" | "password">;
  readonly password: PasswordForm;
  readonly sessions: Resource<readonly OpenSession[]>;
  /** What the latest step led to. */
  readonly done: ReadonlySignal<YouDone | undefined>;
  readonly nowMs: number;
  end(session: OpenSession): Promise<void>;
  endOthers(): Promise<void>;
  readonly stop: Stop;
}
export type YouDone = "joined" | "password-set" | "session-ended" | "others-ended";

/** Asks where they are signed in. */
export function createYou(
  api: Api,
  platform: Platform,
  session: Session,
  announcer: Announcer,
): YouModel {
  const sessions = createResource(platform, () => api.sessions());
  const done = signal<YouDone | undefined>(undefined);
  const tell = (what: YouDone): void => {
    done.value = what;
    sessions.reload();
    announcer.say(DONE_WORDS[what]);
  };
  const first = createShortForm(
    { name: "", email: "", password: "" },
    (fields) => api.becomeFirst(fields),
    (who) => {
      session.became(who);
      tell("joined");
    },
  );
  const password = createPasswordForm(api, (who) => {
    session.became(who);
    tell("password-set");
  });
  return {
    first,
    password,
    sessions,
    done,
    nowMs: platform.now(),
    async end({ id }) {
      const answer = await api.endSession(id);
      if (answer.ok) tell("session-ended");
      else sessions.reload();
    },
    async endOthers() {
      const answer = await api.endOtherSessions();
      if (answer.ok) tell("others-ended");
      else sessions.reload();
    },
    stop: sessions.stop,
  };
}

/** What a step led to, in words. */
export const DONE_WORDS: Readonly<Record<YouDone, string>> = {
  joined: "You are the first admin. From now on, sign in with your e-mail and password.",
  "password-set": "Your password is changed. Every other session of yours has ended.",
  "session-ended": "That session has ended.",
  "others-ended": "Every other session has ended.",
};

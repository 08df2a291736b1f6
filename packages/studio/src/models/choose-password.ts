import type { StudioSession } from "@cairn/core/api";
import type { Api } from "../api.ts";
import { type ShortForm, createShortForm } from "./short-form.ts";

/** A new password for oneself, and the one in use. */
export type PasswordForm = ShortForm<"current" | "password">;

/** `onSet` gets the session that goes on; every other one has ended. */
export function createPasswordForm(
  api: Pick<Api, "setPassword">,
  onSet: (session: StudioSession) => void,
): PasswordForm {
  return createShortForm(
    { current: "", password: "" },
    ({ current, password }) =>
      api.setPassword({ password, ...(current === "" ? {} : { current }) }),
    onSet,
  );
}

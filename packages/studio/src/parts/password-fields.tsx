import type { JSX } from "preact";
import type { PasswordForm } from "../models/choose-password.ts";
import { ShortField } from "./short-field.tsx";

interface PasswordFieldsProps {
  readonly form: PasswordForm;
  /** The one in use is asked for, too. */
  readonly asksCurrent: boolean;
  /** Whose it is, for the browser's password store. */
  readonly email: string;
}

/** The fields of a new password. */
export function PasswordFields({ form, asksCurrent, email }: PasswordFieldsProps): JSX.Element {
  return (
    <>
      <input type="hidden" name="username" autocomplete="username" value={email} />
      {asksCurrent && (
        <ShortField
          form={form}
          name="current"
          id="password-current"
          label="The one in use"
          isSecret
          fill="current-password"
        />
      )}
      <ShortField
        form={form}
        name="password"
        id="password-new"
        label="New password"
        hint="At least 12 characters. Four unrelated words do well."
        isSecret
        fill="new-password"
      />
    </>
  );
}

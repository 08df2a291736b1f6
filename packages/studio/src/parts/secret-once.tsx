import type { ComponentChildren, JSX } from "preact";
import type { ShownOnce } from "../models/shown-once.ts";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";

interface SecretOnceProps {
  readonly model: ShownOnce;
  /** Whose secret is drawn here. */
  readonly of: string;
  /** "identity secret". */
  readonly what: string;
  /** What to do with it; left out: it goes to a server. */
  readonly words?: ComponentChildren;
}

/** A secret that can be read this once; nothing where none is to be shown. */
export function SecretOnce({ model, of, what, words }: SecretOnceProps): JSX.Element | null {
  const shown = model.shown.value;
  if (shown?.of !== of) return null;
  const copied = model.copied.value;
  return (
    <Notice tone="warning">
      <p>
        {words ??
          `This is the ${what}, shown this once. Put it where your server finds it; no page may hold it.`}
      </p>
      <pre class="code code-copy" tabIndex={0} role="region" aria-label={`The ${what}`}>
        {shown.secret}
      </pre>
      <div class="dialog-actions">
        <Button small onPress={() => void model.copy()}>
          {copied === "yes" ? "Copied" : "Copy"}
        </Button>
        <Button small onPress={() => model.putAway()}>
          I have it
        </Button>
      </div>
      {copied === "failed" && <p>The browser did not allow copying: select the text.</p>}
    </Notice>
  );
}

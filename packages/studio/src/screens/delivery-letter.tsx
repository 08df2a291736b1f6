import type { DeadLetterEntry } from "@cairn/core/api";
import type { JSX } from "preact";
import type { DeadLettersModel } from "../models/dead-letters.ts";
import { Button } from "../parts/button.tsx";
import { OnlyFor } from "../parts/only-for.tsx";
import { ToldName } from "../parts/told.tsx";
import { ago, atTime } from "../words/figures.ts";
import type { LetterSubject } from "../words/letter-subject.ts";
import { prettyJson } from "../words/pretty-json.ts";

interface LetterProps {
  readonly model: DeadLettersModel;
  readonly letter: DeadLetterEntry;
  readonly subject: LetterSubject;
  readonly nowMs: number;
}

/** One refused event: what it was and whose, what came, and what can be done with it. */
export function Letter({ model, letter, subject, nowMs }: LetterProps): JSX.Element {
  const which = `event ${letter.messageId ?? letter.id}`;
  return (
    <li class="letter">
      <div class="letter-words">
        <p>
          <strong>
            <ToldName text={subject.name} />
          </strong>{" "}
          <span class="letter-user">
            <ToldName text={subject.user} />
          </span>{" "}
          <time dateTime={letter.receivedAt} title={atTime(letter.receivedAt)}>
            {ago(letter.receivedAt, nowMs)}
          </time>
        </p>
        <details>
          <summary>What came</summary>
          <pre class="code" tabIndex={0} role="region" aria-label={`What came as ${which}`}>
            {prettyJson(letter.raw)}
          </pre>
        </details>
      </div>
      <div class="letter-steps">
        <OnlyFor role="editor">
          <Button
            small
            idle={model.busy.value}
            label={`Replay ${which}`}
            onPress={() => void model.replay(letter.id)}
          >
            Replay
          </Button>
        </OnlyFor>
        <OnlyFor role="admin">
          <Button
            small
            look="quiet"
            idle={model.busy.value}
            label={`Delete ${which}`}
            onPress={() => model.askToRemove({ letters: 1, id: letter.id })}
          >
            Delete
          </Button>
        </OnlyFor>
      </div>
    </li>
  );
}

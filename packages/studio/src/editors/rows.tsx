import type { ComponentChildren, JSX } from "preact";
import type { FormModel } from "../models/form.ts";
import { type JsonPath, pathText } from "../models/json-path.ts";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { ProblemLines } from "../parts/field-frame.tsx";

interface RowsProps {
  readonly studio: Studio;
  readonly form: FormModel;
  /** Of the list. */
  readonly path: JsonPath;
  /** What one row is: "step", "question". */
  readonly one: string;
  /** The row's own words; where there are none it is called by its number. */
  readonly nameOf: (at: JsonPath) => string;
  readonly draw: (at: JsonPath, index: number) => ComponentChildren;
  /** A new row to begin with; without it nothing is added here. */
  readonly make?: () => unknown;
  /** Key of the new row's first field, which takes focus. */
  readonly first?: string;
  readonly most: number;
  /** Said where there is no row yet. */
  readonly none?: string;
  /** Smaller rows inside a row. */
  readonly inner?: boolean;
  /** Somebody came into the row. */
  readonly onEnter?: (index: number) => void;
}

/** A list in order, each row with fields of its own. Rows move by buttons, and by Alt with the arrow keys. */
export function Rows(props: RowsProps): JSX.Element {
  const { studio, form, path, one, make } = props;
  const id = pathText(path);
  const stored = form.read(path);
  const rows: readonly unknown[] = Array.isArray(stored) ? stored : [];
  const add = (): void => {
    form.write(path, [...rows, make?.()]);
    studio.platform.focus(`${id}.${rows.length}.${props.first ?? ""}`);
  };
  return (
    <div class="rows" id={id} tabIndex={-1}>
      {rows.length === 0 && props.none !== undefined && <p class="field-hint">{props.none}</p>}
      <ol class={props.inner ? "items items-inner" : "items"}>
        {rows.map((_, index) => (
          <Row key={rowKey(form, path, index)} {...props} index={index} count={rows.length} />
        ))}
      </ol>
      {make !== undefined && rows.length < props.most && (
        <Button small onPress={add}>
          Add {/^[aeiou]/.test(one) ? "an" : "a"} {one}
        </Button>
      )}
      <ProblemLines id={id} problems={form.shownAt(path)} />
    </div>
  );
}

function Row(props: RowsProps & { readonly index: number; readonly count: number }): JSX.Element {
  const { studio, form, path, one, index, count } = props;
  const at: JsonPath = [...path, index];
  const id = pathText(at);
  const numbered = `${one.charAt(0).toUpperCase()}${one.slice(1)} ${index + 1}`;
  const name = props.nameOf(at) || numbered;
  const move = (by: -1 | 1): void => {
    if (index + by < 0 || index + by >= count) return;
    studio.definitions.move(path, index, by);
    studio.announcer.say(`${name} is now ${one} ${index + by + 1} of ${count}.`);
    studio.platform.refocus(`${pathText([...path, index + by])}:${by < 0 ? "up" : "down"}`);
  };
  const remove = (): void => {
    const left = (form.read(path) as readonly unknown[]).filter((_, place) => place !== index);
    form.write(path, left.length === 0 ? undefined : left);
    studio.announcer.say(`${name} is removed.`);
    studio.platform.refocus(pathText(path));
  };
  return (
    <li
      class="item"
      onFocusIn={() => props.onEnter?.(index)}
      onKeyDown={(pressing) => {
        const by = { ArrowUp: -1, ArrowDown: 1 }[pressing.key] as -1 | 1 | undefined;
        // In a text field these keys are the system's own.
        const isTyping =
          pressing.target instanceof Element && pressing.target.matches("input, textarea, select");
        if (by === undefined || !pressing.altKey || isTyping) return;
        pressing.preventDefault();
        pressing.stopPropagation();
        move(by);
      }}
    >
      <fieldset id={id} tabIndex={-1}>
        <legend class="visually-hidden">{name === numbered ? name : `${numbered}: ${name}`}</legend>
        <div class="item-head">
          <span class="item-number" aria-hidden="true">
            {index + 1}
          </span>
          <span class="item-buttons">
            <MoveButton id={`${id}:up`} name={name} by={-1} idle={index === 0} move={move} />
            <MoveButton
              id={`${id}:down`}
              name={name}
              by={1}
              idle={index === count - 1}
              move={move}
            />
            <Button small look="quiet" label={`Remove ${one}: ${name}`} onPress={remove}>
              Remove
            </Button>
          </span>
        </div>
        {props.draw(at, index)}
        <ProblemLines id={id} problems={form.shownAt(at)} />
      </fieldset>
    </li>
  );
}

function MoveButton(props: {
  readonly id: string;
  readonly name: string;
  readonly by: -1 | 1;
  readonly idle: boolean;
  readonly move: (by: -1 | 1) => void;
}): JSX.Element {
  const where = props.by < 0 ? "up" : "down";
  return (
    <Button
      id={props.id}
      small
      look="quiet"
      label={`Move ${where}: ${props.name}`}
      idle={props.idle}
      onPress={() => props.move(props.by)}
    >
      {props.by < 0 ? "↑" : "↓"}
    </Button>
  );
}

/** The row's own id, so that its fields move with it; its place where it has none or not one of its own. */
function rowKey(form: FormModel, path: JsonPath, index: number): string {
  const id = form.text([...path, index, "id"]);
  const list = form.read(path) as readonly ({ readonly id?: unknown } | null)[];
  const isOwn = id !== "" && list.filter((one) => one?.id === id).length === 1;
  return isOwn ? `id:${id}` : `place:${index}`;
}

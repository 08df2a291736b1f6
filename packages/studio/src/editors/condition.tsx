import type { AuthoredCondition } from "@cairn/core/guidebook";
import type { JSX } from "preact";
import {
  CONDITION_KINDS,
  type GroupKind,
  conditionView,
  groupOf,
  type LeafKind,
  newCondition,
} from "../models/condition-kind.ts";
import type { FormModel } from "../models/form.ts";
import { type JsonPath, pathText } from "../models/json-path.ts";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { Notice } from "../parts/notice.tsx";
import { LeafFields } from "./condition-leaf.tsx";
import { SelectField } from "./select-field.tsx";

interface ConditionProps {
  readonly studio: Studio;
  readonly form: FormModel;
  /** Of the condition. */
  readonly at: JsonPath;
  /** A segment that must not be chosen: the one that is being edited. */
  readonly segment?: string;
}

const GROUPS = [
  { value: "all", words: "all of these hold" },
  { value: "any", words: "at least one of these holds" },
  { value: "none", words: "none of these holds" },
];
const SIDES = [
  { value: "yes", words: "who" },
  { value: "no", words: "except those who" },
];
// Deeper groups can be read, but nobody writes them by hand.
const DEEPEST = 3;

/** A condition as sentences, group within group. `at` may hold nothing yet: then the first one is added. */
export function ConditionFields(props: ConditionProps): JSX.Element {
  const { form, at } = props;
  const view = conditionView(form.read(at));
  if (view?.kind === "group") return <Group {...props} level={1} />;
  const stored = form.read(at) as AuthoredCondition | undefined;
  return (
    <div class="condition-group">
      {stored !== undefined && (
        <Row {...props} level={1} onRemove={() => form.write(at, EVERYBODY)} />
      )}
      <AddButtons
        {...props}
        level={1}
        add={(one) => form.write(at, groupOf("all", stored === undefined ? [one] : [stored, one]))}
        focusAt={[...at, "of", stored === undefined ? 0 : 1]}
      />
    </div>
  );
}

const EVERYBODY: AuthoredCondition = { kind: "all", of: [] };

interface LevelProps extends ConditionProps {
  readonly level: number;
}

function Group(props: LevelProps & { readonly onRemove?: () => void }): JSX.Element {
  const { form, at, level } = props;
  const view = conditionView(form.read(at));
  if (view?.kind !== "group") return <></>;
  const inside: JsonPath = view.group === "none" ? [...at, "condition", "of"] : [...at, "of"];
  const write = (of: readonly AuthoredCondition[]): void => form.write(at, groupOf(view.group, of));
  return (
    <fieldset class={`condition-group${level > 1 ? " condition-inner" : ""}`}>
      <legend class="visually-hidden">Conditions</legend>
      <div class="condition-line">
        <span aria-hidden="true">{level === 1 ? "People for whom" : "and for whom"}</span>
        <SelectField
          form={form}
          path={[...at, "kind"]}
          label={level === 1 ? "People for whom" : "and for whom"}
          value={view.group}
          choices={GROUPS}
          onChoose={(group) => form.write(at, groupOf(group as GroupKind, view.of))}
        />
        {props.onRemove !== undefined && (
          <Button small look="quiet" label="Remove this group" onPress={props.onRemove}>
            Remove
          </Button>
        )}
      </div>
      {view.of.map((_, index) => {
        const path: JsonPath = [...inside, index];
        const remove = (): void => write(view.of.filter((__, place) => place !== index));
        const part = { ...props, at: path, level: level + 1, onRemove: remove };
        const inner = conditionView(form.read(path));
        return inner?.kind === "group" ? (
          <Group key={pathText(path)} {...part} />
        ) : (
          <Row key={pathText(path)} {...part} />
        );
      })}
      {view.of.length === 0 && (
        <p class="field-hint">{view.group === "any" ? "Nobody yet." : "Everybody, so far."}</p>
      )}
      <AddButtons
        {...props}
        add={(one) => write([...view.of, one])}
        focusAt={[...inside, view.of.length]}
      />
    </fieldset>
  );
}

function AddButtons(
  props: LevelProps & {
    readonly add: (condition: AuthoredCondition) => void;
    readonly focusAt: JsonPath;
  },
): JSX.Element {
  const { studio, level } = props;
  return (
    <div class="condition-add">
      <Button
        small
        onPress={() => {
          props.add(newCondition("reached"));
          studio.platform.focus(pathText([...props.focusAt, "kind"]));
        }}
      >
        Add a condition
      </Button>
      {level < DEEPEST && (
        <Button
          small
          look="quiet"
          onPress={() => {
            props.add(groupOf("any", [newCondition("reached")]));
            studio.platform.focus(pathText([...props.focusAt, "kind"]));
          }}
        >
          Add a group
        </Button>
      )}
    </div>
  );
}

/** One condition: on which side of it people are, what it asks, and its fields. */
function Row(props: LevelProps & { readonly onRemove: () => void }): JSX.Element {
  const { form, at } = props;
  const stored = form.read(at) as AuthoredCondition;
  const view = conditionView(stored);
  if (view?.kind !== "leaf") {
    return (
      <Notice tone="calm">
        A condition that this form cannot show. It is kept as it is.{" "}
        <Button small look="quiet" onPress={props.onRemove}>
          Remove it
        </Button>
      </Notice>
    );
  }
  const inside: JsonPath = view.isNot ? [...at, "condition"] : at;
  const leaf = form.read(inside) as AuthoredCondition;
  const write = (next: AuthoredCondition, isNot: boolean): void =>
    form.write(at, isNot ? { kind: "not", condition: next } : next);
  return (
    <fieldset class="condition-row">
      <legend class="visually-hidden">People</legend>
      <div class="condition-line">
        <span aria-hidden="true">People</span>
        <SelectField
          form={form}
          path={[...at, "side"]}
          label="People"
          value={view.isNot ? "no" : "yes"}
          choices={SIDES}
          onChoose={(side) => write(leaf, side === "no")}
        />
        <Button small look="quiet" label="Remove this condition" onPress={props.onRemove}>
          Remove
        </Button>
      </div>
      <div class="condition-line">
        <SelectField
          form={form}
          path={[...at, "kind"]}
          label="What"
          value={view.leaf}
          choices={CONDITION_KINDS}
          onChoose={(kind) => write(newCondition(kind as LeafKind), view.isNot)}
        />
      </div>
      <div class="condition-fields">
        <LeafFields {...props} at={inside} kind={view.leaf} />
      </div>
    </fieldset>
  );
}

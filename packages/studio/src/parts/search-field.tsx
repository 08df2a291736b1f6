import type { JSX } from "preact";

interface SearchFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly onType: (text: string) => void;
}

/** One line to search with. */
export function SearchField(props: SearchFieldProps): JSX.Element {
  return (
    <div class="search">
      <label class="field-label" for={props.id}>
        {props.label}
      </label>
      <input
        id={props.id}
        type="search"
        autocomplete="off"
        spellcheck={false}
        value={props.value}
        placeholder={props.placeholder ?? ""}
        onInput={(typing) => props.onType(typing.currentTarget.value)}
      />
    </div>
  );
}

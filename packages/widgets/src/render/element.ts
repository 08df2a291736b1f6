import type { Stop } from "@cairn/core";

/** A function that draws. It is drawn again when a signal that it read has changed. */
export type Component<Props = never> = (props: Props) => Child;

/** What JSX makes: a tag or a component, with what was written beside it. */
export interface Drawing {
  readonly type: string | Component;
  readonly props: Properties;
  /** Tells siblings apart that come, go and change places. Its place among them where it has none. */
  readonly key: Key | undefined;
}

/** Attributes and listeners by name, and `children` and `ref`. */
export type Properties = Readonly<Record<string, unknown>>;

/** An element is the key of what belongs to it alone. */
export type Key = string | number | Element;

/** Whatever may stand between two tags. Nothing is drawn of `undefined`, `null` and truth values. */
export type Child = Drawing | string | number | boolean | null | undefined | readonly Child[];

/** Is called once its element is on the page. What it returns is called before the element goes. */
export type Ref<Target> = (element: Target) => Stop | undefined | void;

import type { Stop } from "@cairn/core";
import type { Marker, NewMarker } from "@cairn/core/api";
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Api } from "../api.ts";
import type { Platform } from "../platform.ts";
import type { Announcer } from "./announcer.ts";
import { type Resource, createResource } from "./resource.ts";

/** What is typed of a mark: the day stands in a field of its own, or in the address. */
export type TypedMark = Omit<NewMarker, "at">;

/** Days of releases and fixes, and the line in which another one is typed. */
export interface Marks {
  readonly all: Resource<readonly Marker[]>;
  readonly typed: ReadonlySignal<TypedMark>;
  type(change: Partial<TypedMark>): void;
  /** Marks a day such as `2026-11-04` with what is typed, or with another mark; answers whether it did. */
  add(day: string, mark?: TypedMark): Promise<boolean>;
  remove(id: string): Promise<void>;
  readonly stop: Stop;
}

const EMPTY: TypedMark = { kind: "release", title: "" };

/** `onChange` runs after a mark was added or removed. */
export function createMarks(
  api: Pick<Api, "markers" | "addMarker" | "removeMarker">,
  platform: Pick<Platform, "after">,
  announcer: Announcer,
  onChange: () => void = () => {},
): Marks {
  const all = createResource(platform, () => api.markers());
  const typed = signal<TypedMark>(EMPTY);
  const changed = (): void => {
    all.reload();
    onChange();
  };
  return {
    all,
    typed,
    type: (change) => (typed.value = { ...typed.peek(), ...change }),
    async add(day, other) {
      const mark = other ?? typed.peek();
      const atMs = startOfDay(day);
      if (mark.title.trim() === "" || Number.isNaN(atMs)) return false;
      const added = await api.addMarker({ ...mark, at: new Date(atMs).toISOString() });
      if (!added.ok) return false;
      if (other === undefined) typed.value = EMPTY;
      announcer.say(`Marked: ${added.value.title}`);
      changed();
      return true;
    },
    async remove(id) {
      if ((await api.removeMarker(id)).ok) changed();
    },
    stop: all.stop,
  };
}

/** When a day such as `2026-11-04` begins where the reader is, epoch milliseconds; NaN where it is none. */
export function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00`);
}

/** The reader's own day of a moment, as `2026-11-04`. */
export function localDay(moment: string | number): string {
  const at = new Date(moment);
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

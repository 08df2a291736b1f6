import type { Stop } from "@cairn/core";

/** Who wants to hear of what. A listener that throws is reported and disturbs no other. */
export interface Events<Details> {
  on<Name extends keyof Details>(name: Name, run: (detail: Details[Name]) => void): Stop;
  emit<Name extends keyof Details>(name: Name, detail: Details[Name]): void;
}

/** No listeners yet; `report` hears of what a listener throws. */
export function createEvents<Details>(report: (error: unknown) => void): Events<Details> {
  const listeners = new Set<{ readonly name: keyof Details; run(detail: never): void }>();
  return {
    on(name, run) {
      const listener = { name, run };
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    emit(name, detail) {
      for (const listener of listeners) {
        try {
          if (listener.name === name) listener.run(detail as never);
        } catch (error) {
          report(error);
        }
      }
    },
  };
}

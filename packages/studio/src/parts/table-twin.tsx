import type { ComponentChildren, JSX } from "preact";

/** The same figures as the chart above, as a table that opens on demand. */
export function TableTwin({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return (
    <details class="twin">
      <summary>As a table</summary>
      {children}
    </details>
  );
}

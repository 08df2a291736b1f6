import type { JSX } from "../render/jsx-runtime.ts";

/**
 * A small line drawing beside words; screen readers pass over it. Its path lies on a 20 × 20 grid; a drawing that only
 * one kind of guide shows stands with that kind. `mirror` turns it with the writing direction.
 */
export function Icon({
  path,
  size = 20,
  mirror = false,
}: {
  readonly path: string;
  readonly size?: number;
  readonly mirror?: boolean;
}): JSX.Element {
  return (
    <svg
      viewBox="0 0 20 20"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      stroke-width={1.6}
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden
      data-mirror={mirror || undefined}
    >
      <path d={path} />
    </svg>
  );
}

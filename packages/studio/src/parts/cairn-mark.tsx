import type { JSX } from "preact";

const STONES = [
  "M4 27c2-3.4 9-4.2 13-4 4.2.2 9 .8 10.6 4 .5 1.8-1.6 3-4 3H8c-2.6 0-4.6-1.2-4-3Z",
  "M7.5 19.5c1.5-2.8 6-3.6 9.5-3.4 3.600.2 6.800 1.200 7.500 3.600.4 1.700-1.500 2.800-3.500 2.800H11c-2.200 0-4-1.200-3.500-3Z",
  "M10.500 13c1-2.300 4-3.100 6.300-2.900 2.500.2 4.700 1.100 5 3 .2 1.500-1.300 2.400-2.800 2.400h-6c-1.700 0-2.900-1-2.500-2.500Z",
  "M12.800 7c.6-2 2.200-2.900 3.800-2.800 1.700.1 3 1 3 2.700 0 1.600-1.200 2.300-2.400 2.300h-2.200c-1.400 0-2.500-.8-2.200-2.200Z",
];

/** The little pile of stones. `stones` of the four are laid; the rest are outlines. */
export function CairnMark({ stones }: { readonly stones: number }): JSX.Element {
  return (
    <svg class="cairn-mark" viewBox="0 0 32 32" aria-hidden="true">
      {STONES.map((path, index) => (
        <path key={path} d={path} class={index < stones ? "stone" : "stone stone-missing"} />
      ))}
    </svg>
  );
}

/** Where each scale begins and ends: NPS 0 to 10, CSAT 1 to 5, CES 1 to 7. */
const ENDS = { nps: [0, 10], csat: [1, 5], ces: [1, 7] } as const;

export type Scale = keyof typeof ENDS;

/** The scores of a scale, lowest first. */
export function scores(scale: Scale): readonly number[] {
  const [first, last] = ENDS[scale];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

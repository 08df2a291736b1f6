/** The lowest scores of an NPS question that make somebody a promoter, and a passive. */
export const PROMOTER_FROM = 9;
export const PASSIVE_FROM = 7;
/** A CSAT score from here on is a satisfied one. */
export const SATISFIED_FROM = 4;
/** The scores that each scale has, both ends included. */
export const SCALES = { nps: [0, 10], csat: [1, 5], ces: [1, 7] } as const;

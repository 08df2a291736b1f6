/** Asks a collector to whom all of it happened. */
export type Ask = <Answer>(path: string) => Promise<Answer>;

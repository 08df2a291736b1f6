/** A signed identity: a JWT of the host's server, or how to get a fresh one. */
export type GivenToken = string | (() => Promise<string>);

/** Proofs of who the people of this page are. */
export interface Tokens {
  /** From now on `given` proves who is here; undefined: nothing does. */
  use(given?: GivenToken): void;
  /** The present user's token, asked of the host anew; undefined where there is none. */
  ask(): Promise<string | undefined>;
  /** The latest token of `userId`; one that may have grown old is asked for again meanwhile. */
  of(userId: string | undefined): string | undefined;
}

// Shorter than any token in use lives, and seldom enough for a host that makes them by a request.
const ASK_AGAIN_MS = 4 * 60_000;

/** No tokens yet. `userId` is who is here now. */
export function createTokens(now: () => number, userId: () => string | undefined): Tokens {
  const known = new Map<unknown, string | undefined>();
  let given: GivenToken | undefined;
  let askedMs = 0;

  async function asked(): Promise<string | undefined> {
    askedMs = now();
    const name = userId();
    const token = typeof given === "function" ? await given() : given;
    known.set(name, token);
    return token;
  }
  // What fails is the host's; it is asked again later.
  const ask = () => asked().catch(() => undefined);
  return {
    use(next) {
      given = next;
      void ask();
    },
    ask,
    of(name) {
      if (given && now() - askedMs > ASK_AGAIN_MS) void ask();
      return known.get(name);
    },
  };
}

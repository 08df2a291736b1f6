import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** Makes and checks hashes of passwords. */
export interface PasswordHashing {
  hash(password: string): Promise<string>;
  /** Takes as long for a hash that is not there as for a wrong password. */
  verify(password: string, hash: string | undefined): Promise<boolean>;
}

/** 2 to the power of this: scrypt's N as OWASP's Password Storage Cheat Sheet has it, with r = 8 and p = 1: 128 MiB. */
const COST = 17;
const BLOCK = 8;
const PARALLEL = 1;
const HASH_BYTES = 32;
const SALT_BYTES = 16;

/**
 * Hashing by scrypt (RFC 7914), one password after another: each takes 128 MiB. A hash tells its own parameters, so
 * that a later version may raise them and still know what it finds.
 */
export function createPasswordHashing(cost = COST): PasswordHashing {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
  const nobodys = Buffer.alloc(HASH_BYTES);

  return {
    hash: (password) =>
      inTurn(async () => {
        const salt = randomBytes(SALT_BYTES);
        const key = await derive(password, salt, cost);
        return `$scrypt$ln=${cost},r=${BLOCK},p=${PARALLEL}$${text(salt)}$${text(key)}`;
      }),
    verify: (password, hash) =>
      inTurn(async () => {
        const [, ln, salt, key] = /^\$scrypt\$ln=(\d+),r=8,p=1\$(.+)\$(.+)$/.exec(hash ?? "") ?? [];
        const isThere = ln !== undefined && salt !== undefined && key !== undefined;
        const found = await derive(
          password,
          isThere ? Buffer.from(salt, "base64") : nobodys,
          isThere ? Number(ln) : cost,
        );
        const wanted = isThere ? Buffer.from(key, "base64") : nobodys;
        return wanted.length === found.length && timingSafeEqual(wanted, found) && isThere;
      }),
  };
}

function derive(password: string, salt: Buffer, cost: number): Promise<Buffer> {
  const N = 2 ** cost;
  const maxmem = 128 * N * BLOCK * 2;
  return new Promise((resolve, reject) => {
    // NFC: a password with an umlaut is the same one on every keyboard.
    scrypt(
      password.normalize("NFC"),
      salt,
      HASH_BYTES,
      { N, r: BLOCK, p: PARALLEL, maxmem },
      (error, key) => (error === null ? resolve(key) : reject(error)),
    );
  });
}

// As the PHC string format writes it: base64 without padding.
function text(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}

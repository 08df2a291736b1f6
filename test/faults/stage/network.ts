import { type AddressInfo, type Socket, connect, createServer } from "node:net";

/** How the network is between the browser and the collector. */
export type Weather =
  | { readonly kind: "clear" }
  /** Each piece waits so long in each direction. */
  | { readonly kind: "slow"; readonly ms: number }
  /** Every connection is reset as soon as it is made. */
  | { readonly kind: "refuse" }
  /** Connections are made, and nothing ever comes through. */
  | { readonly kind: "black-hole" }
  /** A batch's connection is reset once so many bytes of it went through. */
  | { readonly kind: "reset-batches"; readonly afterBytes: number }
  /** A batch arrives whole, and its connection ends before the answer's first byte. */
  | { readonly kind: "cut-answers" };

/** A wire that can be broken. */
export interface Network {
  readonly origin: string;
  turn(weather: Weather): void;
  /** Resets every open connection. */
  cutAll(): void;
  /** How many connections the weather ended so far. */
  readonly broken: number;
  stop(): Promise<void>;
}

const BATCH = Buffer.from("POST /v1/b");

/** A TCP proxy to a port of this machine; the weather is clear at first. */
export async function startNetwork(toPort: () => number): Promise<Network> {
  let weather: Weather = { kind: "clear" };
  let broken = 0;
  const open = new Set<Socket>();

  function reset(...sockets: readonly Socket[]): void {
    broken += 1;
    for (const socket of sockets) socket.resetAndDestroy();
  }
  const server = createServer((near) => {
    if (weather.kind === "refuse") return reset(near);
    const far = connect(toPort(), "127.0.0.1");
    let isBatch = false;
    let batchBytes = 0;
    const pass = (to: Socket, piece: Buffer): void => {
      if (weather.kind === "black-hole") return;
      const wait = weather.kind === "slow" ? weather.ms : 0;
      if (wait > 0) setTimeout(() => to.writable && to.write(piece), wait);
      else if (to.writable) to.write(piece);
    };
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      from.setNoDelay(true);
      from.on("error", () => to.destroy());
      from.on("close", () => {
        open.delete(from);
        to.destroy();
      });
    }
    near.on("data", (piece) => {
      // Each request begins a piece of its own: browsers do not pipeline.
      const begins = piece.subarray(0, BATCH.length).equals(BATCH);
      if (begins) batchBytes = 0;
      isBatch ||= begins;
      batchBytes += piece.length;
      if (isBatch && weather.kind === "reset-batches" && batchBytes > weather.afterBytes) {
        far.write(piece.subarray(0, weather.afterBytes));
        return reset(near, far);
      }
      pass(far, piece);
    });
    far.on("data", (piece) => {
      if (isBatch && weather.kind === "cut-answers") return reset(near, far);
      pass(near, piece);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    turn: (next) => void (weather = next),
    cutAll: () => reset(...open),
    get broken() {
      return broken;
    },
    async stop() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

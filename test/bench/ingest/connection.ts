import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** One keep-alive connection over which one request goes out at a time. */
export interface Connection {
  /**
   * Sends a whole request, as made by `requestOf`, and resolves with the body of its answer. Rejects where that has no
   * declared length, and when the connection ends before it. Connects where it is not connected, or not any more.
   */
  exchange(request: Buffer): Promise<string>;
  close(): void;
}

const HEAD_END = "\r\n\r\n";
const LENGTH = /^content-length: *(\d+)\r?$/im;

/** A `POST` of JSON to `path` as the bytes that go over the wire. */
export function requestOf(origin: string, path: string, body: Buffer): Buffer {
  const lines = [
    `POST ${path} HTTP/1.1`,
    `host: ${new URL(origin).host}`,
    "content-type: application/json",
    `content-length: ${body.byteLength}`,
  ];
  return Buffer.concat([Buffer.from(lines.join("\r\n") + HEAD_END), body]);
}

/** A connection to the server at `origin`, made when it is needed. */
export function createConnection(origin: string): Connection {
  const { hostname, port } = new URL(origin);
  let socket: Socket | undefined;
  let received = "";
  let settle: (body: string) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;

  function take(part: string): void {
    received += part;
    const end = received.indexOf(HEAD_END);
    if (end === -1) return;
    const head = received.slice(0, end);
    const length = Number(LENGTH.exec(head)?.[1]);
    if (Number.isNaN(length)) return fail(new Error(`no length in ${head}`));
    const body = received.slice(end + HEAD_END.length);
    if (body.length < length) return;
    received = "";
    settle(body);
  }

  async function open(): Promise<Socket> {
    const opened = connect({ host: hostname, port: Number(port), noDelay: true });
    opened.setEncoding("latin1");
    opened.on("data", take);
    opened.on("error", (error) => fail(error));
    opened.on("close", () => {
      socket = undefined;
      fail(new Error("the server closed the connection"));
    });
    await once(opened, "connect");
    return opened;
  }

  return {
    async exchange(request) {
      const writable = (socket ??= await open());
      return new Promise((resolve, reject) => {
        settle = resolve;
        fail = reject;
        writable.write(request);
      });
    },
    close: () => void socket?.destroy(),
  };
}

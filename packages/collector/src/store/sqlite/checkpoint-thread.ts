import { DatabaseSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";
import type { CheckpointStart } from "./checkpoints.ts";
import { checkIdentity } from "./file-identity.ts";

// Copies what is committed into the main file, with a connection of its own: the writer goes on meanwhile.
const { file, expected } = workerData as CheckpointStart;
const port = parentPort;
if (port === null) throw new TypeError("checkpoint-thread is started by createCheckpoints only");
checkIdentity(file, expected);
const database = new DatabaseSync(file);
// As for the writer: the log is synced before what it holds goes into the main file, and that before the log is reused.
database.exec("PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0");
const checkpoint = database.prepare("PRAGMA wal_checkpoint(PASSIVE)");

port.on("message", (message: "pass" | "close") => {
  if (message === "pass") {
    checkpoint.get();
    return port.postMessage("passed");
  }
  database.close();
  port.close();
});

import { join } from "node:path";
import type { Scenario } from "../scenario.ts";
import { type CollectorProcess, startCollectorProcess } from "./collector-process.ts";
import { type Gateway, startGateway } from "./gateway.ts";
import { type Network, startNetwork } from "./network.ts";
import { type Witness, startWitness } from "./witness.ts";

/** Everything between a browser and the disk: page ← witness; browser → network → gateway → collector. */
export interface Stage {
  readonly collector: CollectorProcess;
  readonly gateway: Gateway;
  readonly network: Network;
  readonly witness: Witness;
  /** Everything works again. */
  clear(): void;
  close(): Promise<void>;
}

/** Opens a stage for one scenario in `folder`, or says why this machine has none for it. */
export async function openStage(
  { prepare }: Pick<Scenario, "prepare">,
  folder: string,
  assetsFolder: string,
): Promise<Stage | { readonly impossible: string }> {
  const dataFolder = join(folder, "data");
  const ground = await prepare?.(dataFolder);
  if (ground?.kind === "impossible") return { impossible: ground.because };
  const closing: (() => Promise<unknown>)[] = ground === undefined ? [] : [ground.remove];
  const close = async (): Promise<void> => {
    for (const part of closing.splice(0).toReversed()) await part();
  };
  try {
    const collector = await startCollectorProcess(dataFolder, assetsFolder);
    closing.push(() => collector.stop());
    const gateway = await startGateway(() => collector.port);
    closing.push(() => gateway.stop());
    const network = await startNetwork(() => gateway.port);
    closing.push(() => network.stop());
    const witness = await startWitness(network.origin, collector.key);
    closing.push(() => witness.stop());
    return {
      collector,
      gateway,
      network,
      witness,
      clear() {
        network.turn({ kind: "clear" });
        gateway.rule(() => undefined);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

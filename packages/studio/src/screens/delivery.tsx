import type { JSX } from "preact";
import { ReadByOthers } from "../editors/editors-only.tsx";
import type { DeliveryModel } from "../models/delivery.ts";
import type { Studio } from "../models/studio.ts";
import { LoadedView } from "../parts/loaded.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Facts } from "./delivery-facts.tsx";
import { GivenUpPanel } from "./delivery-given-up.tsx";
import { IdentityPanel } from "./delivery-identity.tsx";
import { LettersPanel } from "./delivery-letters.tsx";
import { WebhooksPanel } from "./delivery-webhooks.tsx";

interface DeliveryProps {
  readonly studio: Studio;
  readonly model: DeliveryModel;
}

/** What became of everything that was sent, and where the promise of delivery ends. */
export function DeliveryScreen({ studio, model }: DeliveryProps): JSX.Element {
  return (
    <>
      <PageHead
        title="Delivery"
        lead="What became of everything your product sent, what was given up on the way, and who else is told."
      />
      <LoadedView
        resource={model.figures}
        what="figures"
        draw={(figures) => <Facts figures={figures} nowMs={model.nowMs} />}
      />
      <LettersPanel model={model.letters} nowMs={model.nowMs} />
      <LoadedView
        resource={model.figures}
        what="reasons"
        draw={(figures) => <GivenUpPanel figures={figures} nowMs={model.nowMs} />}
      />
      <ReadByOthers studio={studio} role="admin">
        <IdentityPanel model={model.identity} nowMs={model.nowMs} />
      </ReadByOthers>
      <WebhooksPanel model={model.webhooks} studio={studio} nowMs={model.nowMs} />
    </>
  );
}

import type { Environment } from "@cairn/core/api";
import type { JSX } from "preact";
import { ReadByOthers } from "../editors/editors-only.tsx";
import { ListField } from "../editors/list-field.tsx";
import type { StaffModel } from "../models/staff.ts";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { LoadedView } from "../parts/loaded.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Panel } from "../parts/panel.tsx";
import { staffFinding } from "../words/staff.ts";

interface StaffProps {
  readonly studio: Studio;
  readonly env: Environment;
  readonly model: StaffModel;
}

/** Whom no figure counts: the people of one's own company, who try everything and are nobody's onboarding. */
export function StaffScreen({ studio, env, model }: StaffProps): JSX.Element {
  return (
    <>
      <PageHead
        title="Our own staff"
        lead="Leave the people of your own company out of every number, and out of what is learned. It holds for what they did before, too, and in test as in live."
        back={{ href: studio.router.href({ kind: "people", search: "" }), words: "People" }}
      />
      <LoadedView
        resource={model.staff}
        what="who your own staff are"
        draw={(staff) => (
          <Panel
            id="staff-title"
            title={staffFinding(staff, env)}
            note="Whoever fits one line is left out. They still stand under People, marked."
          >
            <ReadByOthers studio={studio} role="publisher">
              <StaffForm studio={studio} model={model} />
            </ReadByOthers>
          </Panel>
        )}
      />
    </>
  );
}

function StaffForm({ studio, model }: Pick<StaffProps, "studio" | "model">): JSX.Element {
  const status = model.status.value;
  const onAdded = studio.platform.focus;
  return (
    <form
      class="origins"
      onSubmit={(submitting) => {
        submitting.preventDefault();
        void model.save();
      }}
    >
      <ListField
        form={model}
        path={["domains"]}
        label="E-mail domains"
        one="domain"
        placeholder="ledgerly.example"
        hint="What stands behind the @ of their e-mail address."
        onAdded={onAdded}
      />
      <ListField form={model} path={["users"]} label="User ids" one="id" onAdded={onAdded} />
      <ListField
        form={model}
        path={["traits"]}
        label="Traits"
        one="trait"
        placeholder="staff: true"
        hint="A trait that only they have, and its value."
        onAdded={onAdded}
      />
      <div class="origins-save">
        <Button type="submit" look="primary" idle={status === "as-stored" || status === "saved"}>
          {status === "saving" ? "Saving…" : "Save"}
        </Button>
        <p role="status" class="field-hint">
          {STATUS_WORDS[status]}
        </p>
      </div>
    </form>
  );
}

const STATUS_WORDS: Readonly<Record<StaffModel["status"]["value"], string>> = {
  "as-stored": "",
  changed: "Not saved yet.",
  saving: "",
  saved: "Saved. Every number follows at once; how stalls are judged is learned anew.",
  lost: "The collector does not answer. Try again.",
};

import { GUIDE_TEMPLATES } from "@cairn/core/guidebook";
import type { JSX } from "preact";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { Panel } from "../parts/panel.tsx";

/** Guides to begin with: each says when to use it, and opens as a guide of one's own. */
export function GuideTemplates({ studio }: { readonly studio: Studio }): JSX.Element {
  const { definitions, router } = studio;
  return (
    <Panel id="templates-title" title="Begin with a template">
      <ul class="parts">
        {GUIDE_TEMPLATES.map((template) => (
          <li key={template.id} class="part">
            <div class="part-words">
              <strong>{template.title}</strong>
              <p>{template.use}</p>
            </div>
            <Button
              small
              onPress={() => router.go({ kind: "guide", id: definitions.useTemplate(template) })}
            >
              Use <span class="visually-hidden">{template.title}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

import { render } from "preact";
import { type StudioParts, createStudio } from "./models/studio.ts";
import { browserPlatform } from "./platform.ts";
import { App } from "./screens/app.tsx";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/shell.css";
import "./styles/controls.css";
import "./styles/fields.css";
import "./styles/panels.css";
import "./styles/tables.css";
import "./styles/charts.css";
import "./styles/preview.css";
import "./styles/editors.css";
import "./styles/screens.css";
import "./styles/people.css";
import "./styles/overview.css";
import "./styles/stall-map.css";
import "./styles/publish.css";
import "./styles/delivery.css";
import "./styles/effect.css";
import "./styles/feedback.css";
import "./styles/judging.css";
import "./styles/team.css";
import "./styles/conditions.css";
import "./styles/reach.css";
import "./styles/on-site.css";

const root = document.getElementById("studio");
// The page stands at `…/studio/`, the collector's interface beside it at `…/api/`.
const base = new URL("../api/", document.baseURI).href;
const parts: StudioParts = {
  loadStage: async () => (await import("./preview/stage.ts")).startPreview,
  loadCheck: async () => (await import("@cairn/core/guidebook")).checkGuidebook,
};
if (root !== null) {
  render(<App studio={createStudio(browserPlatform, base, parts)} />, root);
}

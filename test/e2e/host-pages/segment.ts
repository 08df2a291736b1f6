// A host that uses Segment's own browser package; its script tag says how it is loaded.
import { AnalyticsBrowser } from "@segment/analytics-next";

declare global {
  var analytics: AnalyticsBrowser;
}

const { settings, options } = JSON.parse(document.currentScript?.dataset["load"] ?? "{}");
globalThis.analytics = AnalyticsBrowser.load(settings, options);

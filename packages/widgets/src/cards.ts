// Kinds that come as one chunk: what they share is fetched once, and they compress better together.
export * as notice from "./notice/notice.tsx";
export * as recap from "./recap/recap.tsx";
export * as survey from "./survey/survey.tsx";
export * as welcome from "./welcome/welcome.tsx";
export * as cancel from "./cancel/cancel.tsx";

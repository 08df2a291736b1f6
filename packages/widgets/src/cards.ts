// Kinds that come as one chunk: what they share is fetched once, and they compress better together.
export * as notice from "./notice/notice.tsx";
export * as recap from "./recap/recap.tsx";

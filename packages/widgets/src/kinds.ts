// Kinds that come as one chunk: what they share is fetched once, and they compress better together, best in this order.
export { recap } from "./recap/recap.tsx";
export { tour } from "./tour/tour.tsx";
export { survey } from "./survey/survey.tsx";
export { notice } from "./notice/notice.tsx";
export { hint } from "./hint/hint.tsx";
export { cancel } from "./cancel/cancel.tsx";
export { welcome } from "./welcome/welcome.tsx";

// Kinds that come as one chunk: a card beside an element, and what keeps it there, is most of both.
export { hint } from "./hint/hint.tsx";
export { tour } from "./tour/tour.tsx";

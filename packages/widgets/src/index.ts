export { mountWidgets } from "./mount.tsx";

import react from "@vitejs/plugin-react";
import { defaultClientConditions, defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  // Only in this repository: its packages are taken from their sources. An app of yours leaves the line out.
  resolve: { conditions: ["cairn-source", ...defaultClientConditions] },
});

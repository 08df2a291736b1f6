import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { CairnProvider } from "@cairn/react";
import { App } from "./app.tsx";
import "./app.css";

const { VITE_CAIRN_KEY: key, VITE_CAIRN_COLLECTOR: collector } = import.meta.env;
const root = document.querySelector("#app");

if (root) {
  createRoot(root).render(
    <StrictMode>
      <CairnProvider options={{ key, collector }}>
        <App />
      </CairnProvider>
    </StrictMode>,
  );
}

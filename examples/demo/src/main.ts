import { connectBank } from "./bank.ts";
import { startApp } from "./start-app.ts";
import { openStorage } from "./storage.ts";
import { createStore } from "./store.ts";

const root = document.getElementById("app");
if (root === null) throw new Error("The page has no #app element.");

startApp({
  page: window,
  root,
  store: createStore(openStorage(window), () => new Date()),
  connectBank,
});

// The least that what Cairn promises takes of a browser while a page starts, written out without any part of Cairn: listen,
// say who is here, put one message into a database, look for the guidebook there, fetch it, keep it.
interface Options {
  readonly key: string;
  readonly collector: string;
}
const { key, collector } = document.currentScript!.dataset as unknown as Options;
const heard: unknown[] = [];
const hear = (event: Event) => heard.push(event.type);
for (const type of ["pointerdown", "pointermove", "keydown", "scroll", "focus", "blur"]) {
  addEventListener(type, hear, true);
}
for (const type of ["visibilitychange", "pagehide", "pageshow", "online", "click", "submit"]) {
  addEventListener(type, hear, true);
}
(globalThis as unknown as { navigation?: EventTarget }).navigation?.addEventListener(
  "currententrychange",
  hear,
);
const tabs = new BroadcastChannel("floor");
tabs.onmessage = hear;
const id = Date.now().toString(16) + crypto.getRandomValues(new Uint32Array(3)).join("");
localStorage.setItem("visitor", id);
const body = JSON.stringify({
  messageId: id,
  type: "page",
  timestamp: new Date(),
  context: { page: { url: location.href }, locale: navigator.language },
});
const opening = indexedDB.open("floor");
opening.onupgradeneeded = () => opening.result.createObjectStore("rows");
opening.onsuccess = () => {
  const { result: database } = opening;
  const storing = database.transaction("rows", "readwrite");
  storing.objectStore("rows").put({ id, body }, id);
  const looking = storing.objectStore("rows").get("guidebook");
  storing.oncomplete = () => {
    const etag = (looking.result as { etag?: string } | undefined)?.etag ?? "";
    void fetch(`${collector}/v1/guidebook?key=${key}&locale=en`, {
      credentials: "omit",
      headers: etag ? { "if-none-match": etag } : {},
    })
      .then((response) => response.json())
      .then((book: unknown) => {
        database.transaction("rows", "readwrite").objectStore("rows").put({ book }, "guidebook");
      });
  };
};
document.documentElement.dataset["ready"] = "";

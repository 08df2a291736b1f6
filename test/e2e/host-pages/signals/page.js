const $ = (id) => document.getElementById(id);
const on = (id, type, run) => $(id).addEventListener(type, run);
const count = (id) => () => ($(id).textContent = String(Number($(id).textContent) + 1));

// A field's value is no attribute: nothing in the document changes.
on("plus", "click", () => ($("quantity").value = String(Number($("quantity").value) + 1)));
on("minus", "click", () => ($("quantity").value = String(Math.max(0, $("quantity").value - 1))));
on("next-month", "click", count("month"));
on("days-next", "click", count("month"));
on("page-next", "click", count("page"));
on("go-to-page", "click", count("page"));
on("digit", "click", count("digits"));
on("more", "click", () => $("rows").append(document.createElement("li")));
on("undo", "click", () => $("rows").lastElementChild?.remove());
on("switch", "click", () => $("switch").toggleAttribute("aria-checked"));

on("cell", "dblclick", () => {
  const editor = document.createElement("input");
  editor.value = $("cell").textContent;
  $("cell").replaceChildren(editor);
  editor.focus();
});

on("slow", "click", () => setTimeout(() => ($("slow").textContent = "Done"), 2_000));
on("spinning", "click", () => {
  $("spinning").textContent = "…";
  setTimeout(() => ($("spinning").textContent = "Done"), 6_000);
});
on("play", "click", () => ($("film").playbackRate = 2));
on("skip", "click", () => ($("film").currentTime += 10));
const pen = $("board").getContext("2d");
on("board", "click", ({ offsetX, offsetY }) => pen.fillRect(offsetX, offsetY, 4, 4));
on("zoom", "click", () => pen.scale(2, 2));
on("upload", "click", () => $("file").click());
let heldAt;
on("card", "pointerdown", ({ clientX }) => (heldAt = clientX));
addEventListener("pointerup", () => (heldAt = undefined));
addEventListener("pointermove", ({ clientX }) => {
  if (heldAt) $("card").style.transform = `translateX(${clientX - heldAt}px)`;
});
customElements.define(
  "counter-button",
  class extends HTMLElement {
    connectedCallback() {
      const button = document.createElement("button");
      button.textContent = "0";
      button.setAttribute("aria-label", "Votes");
      button.addEventListener(
        "click",
        () => (button.textContent = `${Number(button.textContent) + 1}`),
      );
      this.attachShadow({ mode: "open" }).append(button);
    }
  },
);

for (const form of document.forms)
  form.addEventListener("submit", (event) => event.preventDefault());
on("wizard-next", "click", () => history.pushState(null, "", `${location.pathname}-two`));
on("settings", "submit", () => {
  $("toast").textContent = "";
  setTimeout(() => ($("toast").textContent = "Saved"), 50);
});
on("tax", "submit", () => {
  $("wrong").textContent = "";
  setTimeout(() => ($("wrong").textContent = "No such number"), 50);
});

on("answers", "click", count("page"));
on("throws", "click", () => {
  throw new Error("it broke");
});
on("rejects", "click", () => void Promise.reject(new Error("it broke")));
on("fails", "click", () => void fetch("/broken"));
on("calls-off", "click", () => {
  const control = new AbortController();
  void fetch("/slow", { signal: control.signal });
  control.abort();
  $("page").textContent += " ";
});
on("no-picture", "click", () =>
  document.body.append(Object.assign(new Image(), { src: "/missing.png" })),
);
on("grows", "click", () => {
  // Each report makes the next necessary, of which the browser tells as of an error.
  const watched = document.body.appendChild(document.createElement("div"));
  let height = 10;
  new ResizeObserver(() => {
    if (height < 60) watched.style.height = `${(height += 10)}px`;
  }).observe(watched);
});

// A host page's own use of Shepherd: one step on a button, shown where the page's address asks for it. Shepherd is under
// the AGPL: it is measured here as installed from npm and goes into nothing that leaves this machine.
import Shepherd from "shepherd.js";

const tour = new Shepherd.Tour({ useModalOverlay: false });
tour.addStep({
  title: "Connect the account",
  text: "Payments find their invoice.",
  attachTo: { element: "#target", on: "bottom" },
  buttons: [{ text: "Next", action: () => tour.next() }],
});
if (location.search === "?open") void tour.start();
document.documentElement.dataset["ready"] = "";

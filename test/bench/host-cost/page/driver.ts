// A host page's own use of driver.js: one step on a button, shown where the page's address asks for it.
import { driver } from "driver.js";

const tour = driver({
  steps: [
    {
      element: "#target",
      popover: { title: "Connect the account", description: "Payments find their invoice." },
    },
  ],
});
if (location.search === "?open") tour.drive();
document.documentElement.dataset["ready"] = "";

import { isSafeUrl } from "@cairn/core";

/** Follows a link of a guide as if the page held it, so that the host's own router sees the click. */
export function followLink(href: string): void {
  if (!isSafeUrl(href)) return;
  const link = document.createElement("a");
  link.href = href;
  if (/^https?:/.test(link.protocol) && link.origin !== location.origin) {
    link.target = "_blank";
    link.rel = "noopener";
  }
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
}

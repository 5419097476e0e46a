// Small conveniences; every page works without them.
"use strict";

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    document.getElementById("find").focus();
  }
  if (event.key === "Escape") {
    document.querySelectorAll("details.prefs[open]").forEach((menu) => menu.removeAttribute("open"));
  }
});

document.addEventListener("click", (event) => {
  document.querySelectorAll("details.prefs[open]").forEach((menu) => {
    if (!menu.contains(event.target)) menu.removeAttribute("open");
  });
});

document.addEventListener("change", (event) => {
  const layer = event.target.dataset.layer;
  if (layer) document.querySelector(".prose.text").classList.toggle(`show-${layer}`, event.target.checked);
});

// on a narrow screen the filters begin folded
const facets = document.getElementById("facets");
if (facets && window.matchMedia("(max-width: 860px)").matches) facets.removeAttribute("open");

// keep the keyboard where it was when a page is redrawn in place
let focused = null;
document.addEventListener("htmx:beforeRequest", () => {
  const at = document.activeElement;
  const folded = document.querySelector("#facets:not([open])") !== null;
  focused = at && at.name ? { name: at.name, value: at.value, kind: at.type, folded } : { folded };
});
document.addEventListener("htmx:afterSettle", () => {
  if (!focused) return;
  if (focused.folded) document.getElementById("facets")?.removeAttribute("open");
  const named = [...document.querySelectorAll("main [name]")].filter((e) => e.name === focused.name);
  const same = ["checkbox", "radio"].includes(focused.kind) ? named.find((e) => e.value === focused.value) : named[0];
  same?.focus();
  focused = null;
});

// The review queue by keyboard: each key presses the control that names it in data-key.
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.target.closest("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
  const control = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!control) return;
  event.preventDefault();
  if (control.matches("details")) {
    control.open = !control.open;
    if (control.open) control.querySelector("input:not([type=hidden]), select")?.focus();
  } else {
    control.click();
  }
});

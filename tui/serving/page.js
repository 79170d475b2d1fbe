// The keys belong to the dashboard as soon as it is there, and again when its window comes back: no click is needed.
function giveKeys() {
  document.querySelector(".xterm-helper-textarea")?.focus();
}
function onceConnected(changes, observer) {
  if (document.body.classList.contains("-loaded")) {
    observer.disconnect();
    giveKeys();
    window.addEventListener("focus", giveKeys);
  }
}
document.addEventListener("DOMContentLoaded", () => {
  new MutationObserver(onceConnected).observe(document.body, { attributeFilter: ["class"] });
});

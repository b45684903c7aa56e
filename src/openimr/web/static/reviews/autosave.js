// Tells what is not saved yet, lets Save wait for a save that is under way, and asks before typed words are left behind.
(() => {
  const form = document.querySelector("form[data-autosave]");
  if (!form || !window.htmx) return;
  const saved = document.getElementById("saved");
  const unsaved = document.getElementById("unsaved");
  let dirty = false;
  let busy = false;
  let leaving = false;
  let submitter = null;

  const mark = (isDirty) => {
    dirty = isDirty;
    unsaved.hidden = !isDirty;
    saved.hidden = isDirty;
  };
  const fail = (words) => {
    mark(false);
    dirty = true;
    saved.textContent = words;
  };

  form.addEventListener("input", () => { if (!dirty || saved.textContent) mark(true); });
  form.addEventListener("submit", (event) => {
    leaving = true;
    if (!busy) return;
    event.preventDefault();
    submitter = event.submitter;
  });
  window.addEventListener("beforeunload", (event) => { if (dirty && !leaving) event.preventDefault(); });
  form.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.elt !== form) return;
    busy = true;
    mark(false);
  });
  form.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.responseURL.endsWith("/autosave/")) return;
    event.detail.shouldSwap = false;
    fail("Not saved: you were signed out. Open another window, sign in there, then press Save here.");
  });
  form.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt !== form) return;
    busy = false;
    if (!event.detail.successful) fail("Not saved by itself: the site did not answer. Press Save to try again.");
    if (saved.querySelector("[data-not-saved]")) dirty = true;
    if (submitter) {
      const button = submitter;
      submitter = null;
      form.requestSubmit(button);
    }
  });
})();

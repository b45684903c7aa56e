// Tells what is not saved yet, and asks before typed words are left behind. Save waits for a save that is under way, then asks
// whether the review takes words and who is signed in: the words leave the page only if so.
(() => {
  const form = document.querySelector("form[data-autosave]");
  if (!form || !window.htmx) return;
  const saved = document.getElementById("saved");
  const unsaved = document.getElementById("unsaved");
  let dirty = false;
  let busy = false;
  let leaving = false;
  let asking = false;
  let wanted = null; // how Save was pressed, until it is done or refused

  const mark = (isDirty) => {
    dirty = isDirty;
    unsaved.hidden = !isDirty;
    saved.hidden = isDirty;
  };
  const tell = (words) => {
    mark(false);
    dirty = true;
    saved.textContent = words;
  };

  const save = () => {
    asking = false;
    if (busy) return; // its end comes back here
    const { submitter } = wanted;
    wanted = null;
    if (saved.querySelector("[data-savable]")) {
      leaving = true;
      form.requestSubmit(submitter);
      return;
    }
    dirty = true;
    if (!saved.querySelector("[data-not-saved]")) tell("Not saved: the site did not take it. Your words are still here; press Save to try again.");
  };
  const ask = () => {
    if (asking) return;
    tell("Saving…"); // till the answer, or the time-out of the page, takes its place
    if (busy) return;
    asking = true;
    window.htmx.ajax("GET", form.dataset.autosave, { source: saved, target: saved, swap: "innerHTML" }).then(save, save);
  };

  form.addEventListener("input", () => { if (!dirty || saved.textContent) mark(true); });
  form.addEventListener("submit", (event) => {
    if (leaving) return;
    event.preventDefault();
    if (wanted) return;
    wanted = { submitter: event.submitter };
    ask();
  });
  window.addEventListener("pageshow", () => { leaving = false; });
  window.addEventListener("beforeunload", (event) => { if (dirty && !leaving) event.preventDefault(); });
  form.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.elt !== form) return;
    busy = true;
    mark(false);
  });
  form.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt !== form) return;
    busy = false;
    if (!event.detail.successful) tell("Not saved by itself: the site did not answer. Press Save to try again.");
    if (saved.querySelector("[data-not-saved]")) dirty = true;
    if (wanted) ask();
  });
})();

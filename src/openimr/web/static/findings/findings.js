// Marks the words of a finding where they stand in the field, and keeps a half-typed answer when the findings are shown anew.
"use strict";

(() => {
  const editor = document.querySelector("form[data-autosave]");
  if (!editor) return;

  document.addEventListener("click", (event) => {
    const link = event.target.closest("#findings a[data-words]");
    if (!link || new URL(link.href).pathname !== window.location.pathname) return;
    const field = document.getElementById(`id_${link.dataset.field}`);
    if (!field || field.tagName !== "TEXTAREA") return;
    event.preventDefault();
    field.focus();
    // the letter folds white space, the field has it as typed
    const words = link.dataset.words.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s+");
    const at = field.value.match(new RegExp(words));
    if (at) field.setSelectionRange(at.index, at.index + at[0].length);
  });

  const typed = new Map();
  let focused = "";
  const inputs = () => [...document.querySelectorAll("#findings input[name=words]")];
  document.body.addEventListener("htmx:oobBeforeSwap", (event) => {
    if (event.detail.target.id !== "findings") return;
    typed.clear();
    inputs().forEach((each) => { if (each.value !== each.defaultValue) typed.set(each.id, each.value); });
    focused = document.activeElement ? document.activeElement.id : "";
  });
  document.body.addEventListener("htmx:oobAfterSwap", () => {
    inputs().forEach((each) => { if (typed.has(each.id)) each.value = typed.get(each.id); });
    const again = focused.startsWith("id_answer_") && document.getElementById(focused);
    if (again) again.focus();
    typed.clear();
  });
})();

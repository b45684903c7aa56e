// The file beside the editor: leads to what was opened, and quotes what is marked in it, with its page, where one writes.
"use strict";

(() => {
  const shown = document.getElementById("file-page");
  const form = document.querySelector("form[data-autosave]");
  if (!shown || !form || !window.htmx) return;
  const fields = [...form.querySelectorAll("textarea")];
  let field = fields[fields.length - 1];
  let caret = null; // where one wrote last; to mark words of the file may move the caret
  const remember = () => { caret = [field.selectionStart, field.selectionEnd]; };
  fields.forEach((each) => {
    each.addEventListener("focus", () => {
      if (field !== each) caret = null;
      field = each;
    });
    ["input", "keyup", "mouseup"].forEach((name) => each.addEventListener(name, remember));
  });

  const nameOf = (each) => each.labels[0].textContent.trim();

  const marked = () => {
    const selection = window.getSelection();
    const text = shown.querySelector(".file__text");
    if (!text || selection.isCollapsed || !text.contains(selection.anchorNode) || !text.contains(selection.focusNode)) return "";
    return selection.toString().replace(/\s+/g, " ").trim();
  };

  const quote = (source, words) => {
    const place = `(${source})`;
    const said = words ? `“${words}” ${place}` : place;
    const [start, end] = caret || [field.value.length, field.value.length];
    const gap = start && !/\s$/.test(field.value.slice(0, start)) ? " " : "";
    field.setRangeText(gap + said, start, end, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    return words ? `Quoted under “${nameOf(field)}”.` : `Nothing was marked: the page alone stands under “${nameOf(field)}”.`;
  };

  shown.addEventListener("mousedown", (event) => {
    if (event.target.closest("[data-quote] button")) event.preventDefault(); // else the press takes the mark away
  });
  shown.addEventListener("click", (event) => {
    const button = event.target.closest("[data-quote] button");
    if (!button) return;
    const page = button.closest("[data-quoted]");
    page.querySelector("[data-quote] [role=status]").textContent = quote(page.dataset.quoted, marked());
  });

  shown.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target !== shown) return;
    const asked = shown.querySelector("[data-quote]");
    if (asked) asked.hidden = false;
    const heading = shown.querySelector("h3");
    if (!heading) return;
    heading.focus({ preventScroll: true });
    const aside = shown.closest(".file");
    if (aside.scrollHeight > aside.clientHeight + 1) {
      const above = aside.querySelector(".file__bar").getBoundingClientRect();
      aside.scrollTop += heading.getBoundingClientRect().top - above.bottom - 12;
    } else {
      heading.scrollIntoView({ block: "nearest" });
    }
  });
})();

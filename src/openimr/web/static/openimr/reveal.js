// Shows a follow-up question only where the answer above it calls for it. What is hidden is not sent;
// so what holds an entry (data-kept-open) is not hidden till its question is answered.
// Without this script each follow-up stands open. With it or without, the words "If …" stand above it.
(() => {
  document.documentElement.classList.add("reveals");

  const answerOf = (followUp) => {
    const controls = followUp.closest("form").elements[followUp.dataset.question];
    if (!controls) return "";
    return controls.type === "checkbox" ? (controls.checked ? controls.value : "") : controls.value;
  };
  const sync = () => {
    const all = document.querySelectorAll(".follow-up");
    all.forEach((followUp) => {
      const answer = answerOf(followUp);
      const calls = followUp.dataset.answers.split(" ").includes(answer) || (answer === "" && "keptOpen" in followUp.dataset);
      followUp.classList.toggle("follow-up--open", calls);
    });
    all.forEach((followUp) => {
      const isHidden = followUp.parentElement.closest(".follow-up:not(.follow-up--open)") || !followUp.classList.contains("follow-up--open");
      followUp.querySelectorAll("input, select, textarea").forEach((control) => {
        if (control.closest(".follow-up") === followUp) control.disabled = Boolean(isHidden);
      });
    });
  };

  document.addEventListener("DOMContentLoaded", sync);
  document.addEventListener("change", sync);
  document.addEventListener("htmx:afterSwap", sync);
  window.addEventListener("pageshow", sync);
})();

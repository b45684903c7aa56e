// Shows how much of a file is sent. Without this script the form works as any other.
"use strict";

(() => {
  const form = document.querySelector("form[data-upload]");
  if (!form || !window.FormData) return;
  const box = form.querySelector("[data-upload-progress]");
  const bar = box.querySelector("progress");
  const words = box.querySelector("[data-upload-words]");
  const button = form.querySelector("button[type=submit]");

  // The answer is a whole page of the site, the list or the form with its errors: show it as the browser would have.
  const show = (request) => {
    history.pushState(null, "", request.responseURL);
    document.open();
    document.write(request.responseText);
    document.close();
  };

  const giveBack = (sentence) => {
    words.textContent = sentence;
    button.disabled = false;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const request = new XMLHttpRequest();
    button.disabled = true;
    box.hidden = false;
    bar.value = 0;
    words.textContent = "Sending";
    let told = 0;
    request.upload.addEventListener("progress", (progress) => {
      if (!progress.lengthComputable) return;
      const percent = Math.floor((100 * progress.loaded) / progress.total);
      bar.value = percent;
      if (percent < told + 10 && percent < 100) return; // not more than ten announcements
      told = percent;
      words.textContent = percent < 100 ? `${percent} percent is sent` : "All is sent. The pages are being read.";
    });
    request.addEventListener("load", () => show(request));
    request.addEventListener("error", () => giveBack("The connection broke. Nothing was added. Send it again."));
    request.addEventListener("abort", () => giveBack("Sending was stopped. Nothing was added."));
    request.open("POST", form.action);
    request.send(new FormData(form));
  });
})();

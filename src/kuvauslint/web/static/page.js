// The page works without this file. With it a file can be dropped anywhere, and the results follow the typing.
"use strict";

(function () {
  const WAIT = 450; // milliseconds without a key before the results are asked for
  const status = document.getElementById("status");
  const start = document.getElementById("start");
  const editor = document.getElementById("editor");
  let running = null;
  let timer = 0;

  function tell(text) {
    if (status && status.textContent !== text) status.textContent = text;
  }

  function put(html, holder) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const fresh = page.getElementById("results");
    if (!fresh) return;
    const old = document.getElementById("results");
    const open = new Set();
    if (old) old.querySelectorAll("details[open] > summary").forEach((one) => open.add(one.textContent));
    fresh.querySelectorAll("details > summary").forEach((one) => {
      if (open.has(one.textContent)) one.parentElement.open = true;
    });
    if (old) old.replaceWith(fresh);
    else holder.replaceChildren(fresh);
    tell(status.dataset.now.replace("{verdict}", fresh.dataset.verdict));
  }

  function ask(form, holder) {
    if (running) running.abort();
    const mine = new AbortController();
    running = mine;
    tell(status.dataset.busy);
    const data = new FormData(form);
    const url = new URL(form.action);
    url.hash = "";
    fetch(url, { method: "POST", body: data, headers: { "X-Kuvauslint-Part": "results" }, signal: mine.signal })
      .then((answer) => answer.text())
      .then((html) => { if (running === mine) put(html, holder); })
      .catch((error) => { if (error.name !== "AbortError") tell(""); });
  }

  function later(form, holder) {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => ask(form, holder), WAIT);
  }

  function reveal() {
    let one = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const wanted = one;
    for (; one; one = one.parentElement) if (one.tagName === "DETAILS") one.open = true;
    if (wanted && wanted.matches("input, textarea, select")) wanted.focus();
    else if (wanted && wanted.matches("details")) wanted.querySelector("summary").focus();
  }

  if (start) {
    document.documentElement.classList.add("live");
    const drop = document.getElementById("drop");
    const file = document.getElementById("document");
    const text = document.getElementById("text");
    const live = document.getElementById("live");
    file.addEventListener("change", () => { if (file.files.length) ask(start, live); });
    text.addEventListener("input", () => {
      if (text.value.trim().length > 40) later(start, live);
      else { window.clearTimeout(timer); live.replaceChildren(); tell(""); }
    });
    document.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
    document.addEventListener("dragleave", () => drop.classList.remove("over"));
    document.addEventListener("drop", (event) => {
      event.preventDefault();
      drop.classList.remove("over");
      if (!event.dataTransfer || !event.dataTransfer.files.length) return;
      const one = new DataTransfer();
      one.items.add(event.dataTransfer.files[0]);
      file.files = one.files;
      start.requestSubmit();
    });
  }

  if (editor) {
    document.documentElement.classList.add("live");
    document.querySelectorAll(".only-live").forEach((one) => { one.hidden = false; });
    editor.addEventListener("input", (event) => {
      if (event.target.name && event.target.name.startsWith("f.")) later(editor, null);
    });
    window.addEventListener("hashchange", reveal);
    reveal();
  }
})();

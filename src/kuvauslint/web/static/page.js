// The page works without this file. With it files can be dropped anywhere, and the results follow the typing.
"use strict";

(function () {
  const WAIT = 450; // milliseconds without a key before the results are asked for
  const status = document.getElementById("status");
  const start = document.getElementById("start");
  const editor = document.querySelector(".work #editor");
  const pane = document.getElementById("document-text");
  let running = null;
  let timer = 0;
  let changed = false;

  function tell(text) {
    if (status && status.textContent !== text) status.textContent = text;
  }

  // What the reader has unfolded and typed in the old results goes on in the new ones.
  function keep(old, fresh) {
    const open = new Map();
    old.querySelectorAll("details > summary").forEach((one) => open.set(one.textContent, one.parentElement.open));
    fresh.querySelectorAll("details > summary").forEach((one) => {
      if (open.has(one.textContent)) one.parentElement.open = open.get(one.textContent);
    });
    old.querySelectorAll("input[id]").forEach((one) => {
      const same = fresh.querySelector("#" + CSS.escape(one.id));
      if (!same) return;
      if (one.type === "checkbox") same.checked = one.checked;
      else if (one.value !== one.defaultValue) same.value = one.value;
    });
  }

  function put(html, holder) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const fresh = page.getElementById("results");
    if (!fresh) { tell(status.dataset.lost); return; }
    const old = document.getElementById("results");
    const focused = old && old.contains(document.activeElement) ? document.activeElement.id : "";
    if (old) { keep(old, fresh); old.replaceWith(fresh); } else holder.replaceChildren(fresh);
    if (focused && document.getElementById(focused)) document.getElementById(focused).focus();
    if (editor) show(fresh);
    tell(status.dataset.now.replace("{verdict}", fresh.dataset.verdict));
  }

  // The form says of each entry what it lacks, and the document keeps only the marks that still hold.
  function show(results) {
    results.querySelectorAll("tr[data-target]").forEach((row) => {
      const lacks = document.querySelector("#" + CSS.escape(row.dataset.target) + " > summary .lacks");
      if (lacks) lacks.textContent = row.dataset.lacks;
    });
    const found = new Set();
    results.querySelectorAll("[data-passage]").forEach((one) => found.add("d-" + one.dataset.passage));
    document.querySelectorAll(".document li.marked").forEach((one) => {
      if (found.has(one.id)) return;
      one.classList.remove("marked");
      one.textContent = one.querySelector("mark").textContent;
    });
  }

  function ask(form, holder) {
    if (running) running.abort();
    const mine = new AbortController();
    running = mine;
    tell(status.dataset.busy);
    const url = new URL(form.action);
    url.hash = "";
    fetch(url, { method: "POST", body: new FormData(form), headers: { "X-Kuvauslint-Part": "results" }, signal: mine.signal })
      .then((answer) => answer.text())
      .then((html) => { if (running === mine) put(html, holder); })
      .catch((error) => { if (error.name !== "AbortError") tell(status.dataset.lost); });
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

  // A place in the document that stands beside the page is shown there, and the page stays where it is.
  function point(event) {
    const link = event.target.closest("a[href^='#d-']");
    const place = link && pane && document.getElementById(link.getAttribute("href").slice(1));
    if (!place || getComputedStyle(pane).position !== "sticky") return;
    event.preventDefault();
    pane.querySelectorAll(".shown").forEach((one) => one.classList.remove("shown"));
    place.closest("details").open = true;
    place.classList.add("shown");
    pane.scrollTop += place.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
    place.focus({ preventScroll: true });
  }

  document.documentElement.classList.add("live");
  document.querySelectorAll(".only-live").forEach((one) => { one.hidden = false; });

  if (start) {
    const drop = document.getElementById("drop");
    const file = document.getElementById("document");
    const text = document.getElementById("text");
    const live = document.getElementById("live");
    // The server refuses too large a request before it has read it, which a browser tells as a lost connection.
    const fits = () => {
      const size = Array.from(file.files).reduce((sum, one) => sum + one.size, 0);
      if (size <= Number(start.dataset.most)) return true;
      file.value = "";
      tell(start.dataset.large);
      status.classList.add("fault");
      return false;
    };
    const open = () => { if (!fits()) return; status.classList.remove("fault"); tell(status.dataset.busy); text.value = ""; start.requestSubmit(); };
    file.addEventListener("change", () => { if (file.files.length) open(); });
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
      file.files = event.dataTransfer.files;
      open();
    });
    window.addEventListener("pageshow", (event) => { if (event.persisted) { start.reset(); tell(""); } });
  }

  if (editor) {
    const kept = document.getElementById("kept");
    const unsaved = document.getElementById("unsaved");
    changed = unsaved.value === "1";
    editor.addEventListener("input", (event) => {
      if (!event.target.name || !event.target.name.startsWith("f.")) return;
      changed = true;
      unsaved.value = "1";
      kept.textContent = editor.dataset.unsaved;
      later(editor, null);
    });
    document.addEventListener("submit", (event) => {
      const action = event.submitter && event.submitter.getAttribute("formaction");
      if (event.target !== editor || !action || !action.startsWith("/publish")) changed = false;
      if (event.target === editor && action && action.startsWith("/save")) {
        const time = new Date().toLocaleTimeString("fi", { hour: "2-digit", minute: "2-digit" });
        unsaved.value = "";
        kept.textContent = editor.dataset.saved.replace("{time}", time);
      }
    });
    // what the Enter key means beside a reason is the button below it
    document.addEventListener("keydown", (event) => {
      const around = event.key === "Enter" && event.target.matches("input") && event.target.closest(".consider");
      if (!around) return;
      event.preventDefault();
      around.querySelector("button").click();
    });
    document.addEventListener("click", point);
    document.getElementById("print").addEventListener("click", () => window.print());
    window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
    window.addEventListener("hashchange", reveal);
    reveal();
  }
})();

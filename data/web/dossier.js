// What the page can do beyond links: light every piece of a source, walk through the sources of one item, come back to where one was,
// show who else reads what one points at, and choose between light and dark. All of it works without, by anchors.
"use strict";
(() => {
  const root = document.documentElement;
  const reader = document.getElementById("reader");
  const tools = reader.querySelector(".tools");
  const count = reader.querySelector(".count");
  const [previous, next, back] = tools.querySelectorAll("button");
  let opener = null; // the link that was followed last

  root.classList.add("js");
  tools.hidden = false;

  const isSource = (element) => element instanceof Element && reader.contains(element);
  const targetOf = (link) => document.getElementById(link.hash.slice(1));
  // The sources of one item: a claim, a conflict, a sentence of the summary, a line of a list.
  const siblings = (link) => {
    const item = link.closest(".apparatus li") || link.closest(".claim, .dispute") || link.closest("li, tr, p") || link.parentElement;
    const all = [...item.querySelectorAll("a[href^='#s']")].filter((a) => isSource(targetOf(a)));
    return all.filter((a) => a === link || (a.closest(".apparatus li") === link.closest(".apparatus li") && a.hash !== link.hash));
  };

  function light(target) {
    for (const lit of reader.querySelectorAll(".lit")) lit.classList.remove("lit");
    if (!target.classList.contains("m")) return;
    target.classList.add("lit");
    for (const piece of reader.getElementsByClassName(target.id)) piece.classList.add("lit");
  }

  function showTools() {
    const all = opener ? siblings(opener) : [];
    const at = all.indexOf(opener);
    count.textContent = at < 0 ? "" : `${at + 1} of ${all.length}`;
    previous.disabled = at <= 0;
    next.disabled = at < 0 || at + 1 >= all.length;
    back.disabled = !opener && !reader.classList.contains("open");
  }

  function open(target, from) {
    reader.classList.add("open");
    if (from && !reader.contains(from)) opener = from;
    // Where the reports cover the lower part of the page, what was followed moves above them.
    const top = innerHeight - reader.offsetHeight;
    const covered = from && top > 0 && getComputedStyle(reader).position === "fixed" ? from.getBoundingClientRect().bottom + 48 - top : 0;
    if (covered > 0) scrollBy({ top: covered, behavior: "instant" });
    light(target);
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    target.scrollIntoView({ block: target.classList.contains("m") ? "center" : "start" });
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    showTools();
  }

  function close() {
    reader.classList.remove("open");
    if (opener) opener.focus();
    showTools();
  }

  // Anything that is linked to may stand in a folded part of the page.
  function unfold(target) {
    for (let box = target && target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  }

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a[href^='#']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = targetOf(link);
    if (!target) return;
    if (!isSource(target)) {
      unfold(target);
      return;
    }
    event.preventDefault();
    if (location.hash !== link.hash) history.pushState(null, "", link.hash);
    open(target, link);
  });

  addEventListener("popstate", () => {
    const target = document.getElementById(location.hash.slice(1));
    if (isSource(target)) open(target, null);
    else reader.classList.remove("open");
  });

  tools.addEventListener("click", (event) => {
    const go = event.target.closest("button")?.dataset.go;
    if (go === "back") return close();
    if (!go || !opener) return;
    const all = siblings(opener);
    const link = all[all.indexOf(opener) + Number(go)];
    if (link) {
      history.replaceState(null, "", link.hash);
      open(targetOf(link), link);
    }
  });

  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && reader.contains(document.activeElement)) close();
  });

  // All readings of one variant light up together.
  const sameVariant = (event, on) => {
    const variant = event.target instanceof Element && event.target.closest("a.v");
    if (!variant) return;
    for (const same of document.querySelectorAll(`a.v[href="${variant.getAttribute("href")}"]`)) same.classList.toggle("same", on);
  };
  for (const [type, on] of [["mouseover", true], ["focusin", true], ["mouseout", false], ["focusout", false]])
    document.addEventListener(type, (event) => sameVariant(event, on));

  const theme = document.querySelector(".theme");
  const dark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const nameTheme = () => { theme.textContent = dark() ? "Light" : "Dark"; theme.setAttribute("aria-label", dark() ? "Use light colours" : "Use dark colours"); };
  theme.hidden = false;
  theme.addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; nameTheme(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", nameTheme);
  nameTheme();

  // On paper nothing is folded.
  const folded = new Set();
  addEventListener("beforeprint", () => { for (const box of document.querySelectorAll("details:not([open])")) { box.open = true; folded.add(box); } });
  addEventListener("afterprint", () => { for (const box of folded) box.open = false; folded.clear(); });

  const start = document.getElementById(location.hash.slice(1));
  unfold(start);
  if (isSource(start)) open(start, null);
  else showTools();
})();

"use strict";
// The page reads and prints without this script; it adds the live chart, the dates and the links.
(function () {
  const byId = (id) => document.getElementById(id);
  const incidents = [...document.querySelectorAll("details.incident[data-start]")];
  const from = byId("from"), to = byId("to"), shown = byId("shown");

  function narrow() {
    let count = 0;
    for (const item of incidents) {
      const start = item.dataset.start, end = item.dataset.end;
      const asked = from.value || to.value;
      const fits = end !== "" && (!from.value || end >= from.value) && (!to.value || start <= to.value);
      item.hidden = Boolean(asked) && !fits;
      count += item.hidden ? 0 : 1;
    }
    shown.textContent = count + " of " + incidents.length + " shown";
  }

  function reveal() {
    let item = byId(decodeURIComponent(location.hash.slice(1)));
    if (!item) return;
    const target = item;
    for (; item; item = item.parentElement) {
      if (item.tagName === "DETAILS") { item.open = true; item.hidden = false; }
    }
    target.scrollIntoView();
  }

  function everything(open) {
    for (const item of document.querySelectorAll("main details")) item.open = open;
  }

  function day(milliseconds) {
    return new Date(milliseconds).toISOString().slice(0, 10);
  }

  function follow(view, name) {
    const known = Object.keys(view.getState({ signals: (key) => key === name }).signals || {});
    if (!known.includes(name)) return;
    view.addSignalListener(name, (_, value) => {
      const range = value && value.start;
      from.value = range ? day(range[0]) : "";
      to.value = range ? day(range[1]) : "";
      narrow();
    });
  }

  let drawing = null;
  async function draw(size) {
    const pages = JSON.parse(byId("specs").textContent);
    if (drawing) drawing.finalize();
    const options = { mode: "vega-lite", renderer: "svg", actions: false };
    drawing = await vegaEmbed("#live", pages[size], options);
    follow(drawing.view, pages.period);
    document.documentElement.classList.add("live");
  }

  if (byId("tools")) {
    byId("tools").hidden = false;
    from.addEventListener("input", narrow);
    to.addEventListener("input", narrow);
    byId("all").addEventListener("click", () => { from.value = to.value = ""; narrow(); });
    byId("open").addEventListener("click", () => everything(true));
    byId("close").addEventListener("click", () => everything(false));
    narrow();
  }
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("main details:not([open])")];
    everything(true);
  });
  addEventListener("afterprint", () => { for (const item of opened) item.open = false; });
  addEventListener("hashchange", reveal);
  reveal();
  if (byId("specs")) {
    const small = matchMedia("(max-width:62rem)");
    const redraw = () => draw(small.matches ? "narrow" : "wide");
    small.addEventListener("change", redraw);
    redraw();
  }
})();

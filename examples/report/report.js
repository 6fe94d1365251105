"use strict";
// All that is shown stands in the page already; the script only moves, hides and copies it.
(() => {
  const root = document.documentElement;
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const draw = (tag, attributes, ...children) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const copies = (element) => [...element.childNodes].map((node) => node.cloneNode(true));
  const inLanguage = (element) => one(`.${root.dataset.lang}`, element)?.textContent ?? element.textContent;
  const both = (en, hi) =>
    [["en", en], ["hi", hi]].map(([lang, text]) => make("span", { className: lang, lang, textContent: text }));

  document.body.classList.add("live");
  all("#filters, .zoom, #languages").forEach((element) => (element.hidden = false));

  // The panel

  const panel = one("#panel");
  let opener = null;
  const show = (title, ...content) => {
    const heading = make("h3", {}, ...title);
    one("#said").replaceChildren(heading, ...content);
    if (panel.hidden) opener = document.activeElement;
    panel.hidden = false;
  };
  const close = () => {
    if (panel.hidden) return;
    panel.hidden = true;
    all(".picked").forEach((element) => element.classList.remove("picked"));
    opener?.focus?.({ preventScroll: true });
  };
  one("#close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => event.key === "Escape" && close());
  const choice = (content, act) => {
    const button = make("button", { type: "button" }, ...content);
    button.addEventListener("click", act);
    return make("li", {}, button);
  };

  // What is no button acts like one
  document.addEventListener("keydown", (event) => {
    const target = event.target.closest?.("[role=button]");
    if (!target || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    target.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    if (!panel.hidden) panel.focus();
  });

  // Texts

  const light = () => {
    all(".lit").forEach((mark) => mark.classList.remove("lit", "source", "target"));
    for (const relation of all("details.relation[open]")) {
      const roles = ["source", "target", "trigger"];
      relation.dataset.marks.split(" ").forEach((id, index) => {
        all(`[data-mark="${id}"]`).forEach((mark) => mark.classList.add("lit", roles[index]));
      });
    }
  };
  document.addEventListener("toggle", (event) => event.target.matches("details.relation") && light(), true);
  for (const mark of all(".text .mark[id]")) {
    mark.tabIndex = 0;
    mark.setAttribute("role", "button");
  }
  const explain = (mark) => {
    const article = mark.closest("article");
    const relations = all("details.relation", article).filter((relation) =>
      relation.dataset.marks.split(" ").includes(mark.dataset.mark));
    const links = relations.map((relation) =>
      choice(copies(one("summary", relation)), () => {
        relation.open = true;
        relation.scrollIntoView({ block: "center" });
        one("summary", relation).focus({ preventScroll: true });
      }));
    const words = all(`[data-mark="${mark.dataset.mark}"]`).map((piece) => piece.textContent).join("");
    const about = mark.dataset.entity
      ? make("p", {}, `${mark.dataset.form} · `, make("code", { textContent: mark.dataset.entity }))
      : make("p", {}, ...both("words that carry a relation", "संबंध बताने वाले शब्द"));
    show([words], about, make("ul", {}, ...links));
  };
  document.addEventListener("click", (event) => {
    const mark = event.target.closest?.(".text .mark");
    if (mark) explain(mark);
  });

  // Language

  const languages = all("[data-language]");
  const speak = (language) => {
    root.lang = root.dataset.lang = language;
    languages.forEach((button) => button.setAttribute("aria-pressed", button.dataset.language === language));
    if (one("#edges-table")) { fillPairs(); filter(); }
  };
  languages.forEach((button) => button.addEventListener("click", () => speak(button.dataset.language)));

  // The graph is read from the table

  const shapes = all(".edge");
  const edges = all("#edges-table tbody tr").map((row, index) => ({
    ...row.dataset,
    row,
    shape: shapes[index],
    cells: [...row.cells],
    evidence: all("li", row).map((item) => ({ item, time: item.dataset.time ?? "", stance: item.dataset.stance })),
    shown: true,
  }));
  const nodes = new Map(all(".node").map((shape) => [shape.dataset.entity, shape]));
  const nodeName = (id) => both(...all(".name", nodes.get(id)).map((text) => text.textContent));
  const headingOf = (edge) => [0, 1, 2].flatMap((cell) => [...copies(edge.cells[cell]), " "]);
  const pick = (...shapes) => {
    all(".picked").forEach((element) => element.classList.remove("picked"));
    shapes.forEach((shape) => shape?.classList.add("picked"));
  };
  const showEdge = (edge) => {
    pick(edge.shape, edge.row, nodes.get(edge.source), nodes.get(edge.target));
    const told = edge.evidence.filter(({ item }) => !item.hidden).map(({ item }) => item.cloneNode(true));
    show(headingOf(edge), make("ol", { className: "evidence" }, ...told));
  };
  const showNode = (id) => {
    const own = edges.filter((edge) => edge.shown && (edge.source === id || edge.target === id));
    pick(nodes.get(id), ...own.map((edge) => edge.shape));
    const list = own.map((edge) => choice(headingOf(edge), () => showEdge(edge)));
    show(nodeName(id), make("p", {}, make("code", { textContent: id })), make("ul", {}, ...list));
  };

  // Filters

  const form = one("#filters");
  const times = [...new Set(edges.flatMap((edge) => edge.evidence.map(({ time }) => time)))].filter(Boolean).sort();
  const chosen = (name) => new Set(all(`input[name=${name}]:checked`, form).map((input) => input.value));
  const span = () => {
    const [from, to] = ["#from", "#to"].map((id) => Number(one(id).value));
    return [times[Math.min(from, to)] ?? "", times[Math.max(from, to)] ?? ""];
  };
  // A bare year fits if some day of it does.
  const inside = (time, [from, to]) =>
    time >= from.slice(0, time.length) && time.slice(0, to.length) <= to;
  const filter = () => {
    const [kinds, stances, window] = [chosen("kind"), chosen("stance"), span()];
    const undated = one("#undated").checked;
    const isWanted = ({ time, stance }) => stances.has(stance) && (time ? inside(time, window) : undated);
    const alive = new Set();
    for (const edge of edges) {
      let count = 0;
      for (const evidence of edge.evidence) {
        const wanted = isWanted(evidence);
        evidence.item.hidden = !wanted;
        count += wanted;
      }
      edge.shown = count > 0 && kinds.has(edge.kind);
      edge.row.hidden = !edge.shown;
      edge.shape.classList.toggle("off", !edge.shown);
      if (edge.shown) alive.add(edge.source).add(edge.target);
    }
    nodes.forEach((shape, id) => shape.classList.toggle("off", !alive.has(id)));
    const count = edges.filter((edge) => edge.shown).length;
    one("#shown").replaceChildren(...both(`${count} of ${edges.length} relations`, `${edges.length} में से ${count} संबंध`));
    one("#span").textContent = window[0] === window[1] ? window[0] : `${window[0]} – ${window[1]}`;
    drawLine();
  };
  const search = () => {
    const wanted = one("#search").value.trim().toLocaleLowerCase();
    const found = new Set();
    nodes.forEach((shape, id) => {
      const hit = wanted !== "" && `${id} ${shape.textContent}`.toLocaleLowerCase().includes(wanted);
      shape.classList.toggle("found", hit);
      if (hit) found.add(id);
    });
    edges.forEach((edge) => edge.shape.classList.toggle("found", found.has(edge.source) || found.has(edge.target)));
    one("#drawing").classList.toggle("searching", wanted !== "");
  };

  // The picture

  const startGraph = () => {
    const drawing = one("#drawing");
    const whole = drawing.getAttribute("viewBox").split(" ").map(Number);
    let view = [...whole];
    const sized = all("#nodes, #edges", drawing).map((shape) => [shape, Number(shape.getAttribute("font-size"))]);
    // Letters keep their size on the screen, so that coming closer makes room for more names.
    const look = (next) => {
      if (next[2] !== view[2]) {
        const scale = next[2] / whole[2];
        sized.forEach(([shape, size]) => shape.setAttribute("font-size", size * scale));
        drawing.classList.toggle("near", scale < 0.45);
      }
      view = next;
      drawing.setAttribute("viewBox", view.map((value) => value.toFixed(1)).join(" "));
    };
    const zoom = (factor) => look(factor === 0 ? [...whole] : [
      view[0] + (view[2] * (1 - factor)) / 2, view[1] + (view[3] * (1 - factor)) / 2,
      view[2] * factor, view[3] * factor,
    ]);
    all("[data-zoom]").forEach((button) => button.addEventListener("click", () => zoom(Number(button.dataset.zoom))));
    drawing.addEventListener("wheel", (event) => {
      // Plain wheels scroll the page.
      if (!event.ctrlKey) return;
      event.preventDefault();
      zoom(event.deltaY > 0 ? 1.1 : 0.9);
    }, { passive: false });
    let drag = null;
    drawing.addEventListener("pointerdown", (event) => (drag = { x: event.clientX, y: event.clientY, view, moved: false }));
    window.addEventListener("pointerup", () => setTimeout(() => (drag = null)));
    window.addEventListener("pointermove", (event) => {
      if (!drag) return;
      const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
      drag.moved ||= Math.hypot(dx, dy) > 4;
      const scale = Math.max(drag.view[2] / drawing.clientWidth, drag.view[3] / drawing.clientHeight);
      if (drag.moved) look([drag.view[0] - dx * scale, drag.view[1] - dy * scale, view[2], view[3]]);
    });
    drawing.addEventListener("click", (event) => {
      if (drag?.moved) return;
      const node = event.target.closest(".node");
      const edge = event.target.closest(".edge");
      if (node) showNode(node.dataset.entity);
      else if (edge) showEdge(edges[Number(edge.dataset.edge)]);
    });
    ["#from", "#to"].forEach((id) => (one(id).max = Math.max(times.length - 1, 0)));
    one("#to").value = times.length - 1;
    one("#to").defaultValue = times.length - 1;
    one("#times").hidden = times.length === 0;
    form.addEventListener("input", (event) => (event.target.id === "search" ? search() : filter()));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(() => { search(); filter(); }));
    one("#pair").addEventListener("change", drawLine);
  };

  // Time lines

  const pairs = (() => {
    const found = new Map();
    for (const edge of edges) {
      const ends = [edge.source, edge.target].sort();
      const key = JSON.stringify(ends);
      const pair = found.get(key) ?? { ends, edges: [], count: 0 };
      pair.edges.push(edge);
      pair.count += edge.evidence.length;
      found.set(key, pair);
    }
    return [...found.values()].sort((one, other) => other.count - one.count);
  })();
  const fillPairs = () => {
    const select = one("#pair");
    const kept = Math.max(select.selectedIndex, 0);
    const nameOf = (id) => inLanguage(nodes.get(id));
    select.replaceChildren(...pairs.map((pair) =>
      make("option", { textContent: `${pair.ends.map(nameOf).join(" – ")} (${pair.count})` })));
    select.selectedIndex = kept;
  };
  const yearOf = (time) => {
    const [year, month, day] = time.split("-").map(Number);
    if (!month) return year + 0.5;
    return year + (month - 1 + ((day ?? 15.5) - 1) / 31) / 12;
  };
  /** Ticks at whole years, or at months where the span is short. */
  const ticks = (from, to) => {
    const steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200];
    const months = (to - from) * 12;
    const step = steps.find((size) => months / size <= 8) ?? 2400;
    const found = [];
    for (let month = Math.ceil((from * 12) / step) * step; month <= to * 12; month += step) {
      const [year, rest] = [Math.floor(month / 12), month % 12];
      found.push([month / 12, step < 12 ? `${year}-${String(rest + 1).padStart(2, "0")}` : String(year)]);
    }
    return found;
  };
  const drawLine = () => {
    const pair = pairs[one("#pair").selectedIndex];
    if (!pair) return;
    const dots = pair.edges.filter((edge) => edge.shown).flatMap((edge) =>
      edge.evidence.filter(({ item }) => !item.hidden).map((evidence) => ({ edge, ...evidence })));
    one("#line").replaceChildren(lineOf(dots, pair.ends[0]));
  };
  // Arrows point as the pair is written: from the first of the two, or from the second.
  const arrow = (edge, first) => ("symmetric" in edge ? "" : edge.source === first ? " →" : " ←");
  const lineOf = (dots, first) => {
    const [width, left, right, row] = [1000, 150, 140, 30];
    const years = dots.filter(({ time }) => time).map(({ time }) => yearOf(time));
    const [least, most] = [Math.min(...years), Math.max(...years)];
    const pad = Math.max((most - least) * 0.05, 0.1);
    const [from, to] = years.length ? [least - pad, most + pad] : [0, 1];
    const x = (year) => left + ((year - from) / (to - from)) * (width - left - right);
    const rows = { cooperation: [], conflict: [], state: [] };
    for (const dot of dots) dot.x = dot.time ? x(yearOf(dot.time)) : 20;
    dots.sort((one, other) => one.x - other.x);
    for (const dot of dots) {
      dot.label = inLanguage(dot.edge.cells[1]) + arrow(dot.edge, first);
      const ends = rows[dot.edge.side];
      let free = ends.findIndex((end) => end < dot.x - 10);
      if (free < 0) free = ends.length;
      ends[free] = dot.x + 16 + [...dot.label].length * 7.5;
      dot.row = free;
    }
    const above = Math.max(rows.cooperation.length, 1) * row + 24;
    const below = Math.max(rows.conflict.length, 1) * row + 40;
    const states = rows.state.length ? rows.state.length * row + 24 : 0;
    const place = { cooperation: (n) => above - 20 - n * row, conflict: (n) => above + 38 + n * row, state: (n) => above + below + 26 + n * row };
    const text = (x, y, words, attributes = {}) => {
      const element = draw("text", { x, y, ...attributes });
      element.textContent = words;
      return element;
    };
    const hindi = root.dataset.lang === "hi";
    const half = (y, en, hi) => text(4, y, hindi ? hi : en, { class: "half", lang: root.dataset.lang });
    const picture = draw("svg", { viewBox: `0 0 ${width} ${above + below + states}`, role: "group", "aria-label": "timeline" });
    for (const [year, words] of years.length ? ticks(from, to) : []) {
      picture.append(draw("line", { class: "tick", x1: x(year), x2: x(year), y1: 16, y2: above + below + states }));
      picture.append(text(x(year) + 3, above + 13, words, { class: "half" }));
    }
    picture.append(draw("line", { class: "axis", x1: 0, x2: width, y1: above, y2: above }));
    picture.append(half(12, "↑ cooperation", "↑ सहयोग"), half(above + below - 4, "↓ conflict", "↓ टकराव"));
    if (years.length < dots.length) picture.append(half(above - 5, "undated", "बिना तारीख़"));
    if (states) picture.append(half(above + below + states - 4, "states of affairs", "स्थितियाँ"));
    for (const dot of dots) {
      const y = place[dot.edge.side](dot.row);
      const sure = dot.stance === "asserted" ? "" : " unsure";
      const shape = draw("g", { class: `dot ${dot.edge.side}${sure}`, tabindex: 0, role: "button", "aria-label": `${dot.label} ${dot.time}` },
        draw("circle", { cx: dot.x, cy: y, r: 8 }),
        text(dot.x + 12, y + 4, dot.label, { lang: root.dataset.lang }));
      shape.addEventListener("click", () => show(headingOf(dot.edge), make("ol", { className: "evidence" }, dot.item.cloneNode(true))));
      picture.append(shape);
    }
    return picture;
  };

  if (one("#edges-table")) startGraph();
  speak(root.dataset.lang);
})();

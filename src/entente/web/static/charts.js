// Charts with Observable Plot. Every mark is a link: to the contact, or to the contacts that it counts.
"use strict";

const KINDS = ["call", "video", "meeting", "visit", "message"];
const SYMBOLS = { held: "circle", planned: "circle", proposed: "diamond", cancelled: "times", not_held: "asterisk" };
const words = JSON.parse(document.getElementById("words")?.dataset.words ?? "{}");
const ink = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const colours = () => ({ domain: KINDS, range: KINDS.map((kind) => ink(`--${kind}`)) });
const day = (text) => new Date(`${text}T00:00:00Z`);

const ledger = (figure, extra) => {
  const query = new URLSearchParams(figure.dataset.query);
  Object.entries(extra).forEach(([name, value]) => query.set(name, value));
  return `/contacts?${query}`;
};

const base = (figure, options) => ({
  width: Math.max(320, figure.querySelector(".plot").clientWidth),
  style: { background: "transparent", color: ink("--muted"), fontFamily: ink("--sans"), fontSize: "12px", overflow: "visible" },
  ...options,
});

const label = (row, when) => `${when} ${words.kind[row.kind]} ${words.status[row.status] ?? ""}: ${row.count ?? ""}`.trim();

function months(figure, rows) {
  const known = rows.filter((row) => row.month >= "1900");
  return Plot.plot(base(figure, {
    height: 190, marginLeft: 40, x: { type: "utc", label: null }, y: { grid: true, label: null, tickFormat: "d", ticks: 4 }, color: colours(),
    marks: [
      Plot.rectY(known, { x: (row) => day(`${row.month}-01`), interval: "month", y: "count", fill: "kind", insetLeft: 0.5, insetRight: 0.5,
        href: (row) => ledger(figure, { kind: row.kind, from: row.month, to: row.month }), title: (row) => label(row, row.month) }),
      Plot.ruleY([0], { stroke: ink("--line-strong") }),
    ],
  }));
}

function years(figure, rows) {
  return Plot.plot(base(figure, {
    height: 220, marginLeft: 40, x: { type: "band", label: null }, y: { grid: true, label: null, tickFormat: "d" }, color: colours(),
    marks: [
      Plot.barY(rows, { x: "year", y: "count", fill: "kind", order: KINDS,
        href: (row) => ledger(figure, { kind: row.kind, status: row.status, from: row.year, to: row.year }), title: (row) => label(row, row.year) }),
      Plot.ruleY([0], { stroke: ink("--line-strong") }),
    ],
  }));
}

function outcome(figure, rows) {
  const signed = rows.map((row) => ({ ...row, signed: row.status === "held" ? row.count : -row.count }));
  return Plot.plot(base(figure, {
    height: 220, marginLeft: 40, x: { type: "band", label: null }, y: { grid: true, label: null, tickFormat: (n) => Math.abs(n) }, color: colours(),
    marks: [
      Plot.barY(signed, { x: "year", y: "signed", fill: "kind", order: KINDS, fillOpacity: (row) => (row.status === "held" ? 1 : 0.55),
        href: (row) => ledger(figure, { kind: row.kind, status: row.status, from: row.year, to: row.year }), title: (row) => label(row, row.year) }),
      Plot.ruleY([0], { stroke: ink("--text") }),
      Plot.text([words.held], { frameAnchor: "top-left", dx: 4, dy: -2, fill: ink("--text"), fontWeight: 600 }),
      Plot.text([words.planned], { frameAnchor: "bottom-left", dx: 4, dy: 2, fill: ink("--muted") }),
    ],
  }));
}

function timeline(figure, rows) {
  const kinds = KINDS.filter((kind) => rows.some((row) => row.kind === kind));
  const held = (row) => row.status === "held";
  const mark = (chosen, fill) => Plot.dot(chosen, Plot.dodgeY({ anchor: "middle", padding: 1 }, {
    x: (row) => day(row.date), fy: "kind", r: 4.5, symbol: (row) => SYMBOLS[row.status], stroke: "kind", strokeWidth: 1.6, fill,
    href: (row) => `/contacts/${row.id}`, title: (row) => label(row, row.date),
  }));
  return Plot.plot(base(figure, {
    height: 40 + kinds.length * 54, marginLeft: 64, marginRight: 24, color: colours(), symbol: { type: "identity" },
    x: { type: "utc", label: null, grid: true }, y: { axis: null }, fy: { domain: kinds, label: null, tickFormat: (kind) => words.kind[kind], axis: "left" },
    marks: [
      Plot.ruleY(rows.filter((row) => row.last > row.date), { fy: "kind", x1: (row) => day(row.date), x2: (row) => day(row.last), stroke: "kind", strokeOpacity: 0.35, strokeWidth: 4 }),
      mark(rows.filter(held), "kind"),
      mark(rows.filter((row) => !held(row)), ink("--paper")),
    ],
  }));
}

function days(figure, rows) {
  const dated = rows.map((row) => ({ ...row, day: day(row.date), year: row.date.slice(0, 4) }));
  const shown = [...new Set(dated.map((row) => row.year))].sort().slice(-6);
  const week = (row) => d3.utcMonday.count(d3.utcYear(row.day), row.day);
  const chosen = dated.filter((row) => shown.includes(row.year));
  const every = shown.flatMap((year) => d3.utcDays(day(`${year}-01-01`), day(`${+year + 1}-01-01`)).map((one) => ({ day: one, year })));
  const weekday = (row) => (row.day.getUTCDay() + 6) % 7;
  const size = Math.min(21, (figure.querySelector(".plot").clientWidth - 70) / 54);
  const most = Math.max(...chosen.map((row) => row.count), 1);
  return Plot.plot(base(figure, {
    width: 70 + 54 * size, height: 30 + shown.length * (7 * size + 16), marginLeft: 60, marginRight: 4, marginTop: 18, marginBottom: 6, padding: 0,
    x: { domain: d3.range(54), axis: null }, y: { domain: d3.range(7), axis: null },
    fy: { domain: shown, reverse: true, label: null, padding: 0.12 },
    color: { type: "ordinal", domain: d3.range(1, most + 1), range: d3.range(1, most + 1).map((n) => ink(`--heat-${Math.max(2, Math.ceil((n / most) * 6))}`)) },
    marks: [
      Plot.text(d3.range(12), { x: (month) => week({ day: new Date(Date.UTC(+shown[0], month, 4)) }), frameAnchor: "top", dy: -12, text: (month) => words.months[month], fy: () => shown[shown.length - 1], textAnchor: "start" }),
      Plot.cell(every, { x: week, y: weekday, fy: "year", fill: ink("--cell"), inset: 0.8, rx: 1.5 }),
      Plot.cell(chosen, { x: week, y: weekday, fy: "year", fill: "count", inset: 0.8, rx: 1.5,
        href: (row) => (row.id ? `/contacts/${row.id}` : ledger(figure, { from: row.date, to: row.date })),
        title: (row) => `${row.date} ${words.weekdays[weekday(row)]}: ${row.count}` }),
    ],
  }));
}

const CHARTS = { months, years, outcome, timeline, days };

async function draw(figure) {
  const place = figure.querySelector(".plot");
  const answer = await fetch(figure.dataset.src);
  if (!answer.ok) { place.textContent = words.failed; return; }
  figure.rows = (await answer.json()).rows;
  show(figure);
}

// Plot names its groups in English for itself; a reader needs the names of the links
function name(drawn) {
  drawn.querySelectorAll("g[aria-label]").forEach((group) => group.removeAttribute("aria-label"));
  drawn.querySelectorAll("a").forEach((link) => {
    link.setAttribute("aria-label", link.querySelector("title")?.textContent ?? "");
    link.querySelectorAll("[aria-label]").forEach((mark) => mark.removeAttribute("aria-label"));
  });
}

function show(figure) {
  const place = figure.querySelector(".plot");
  if (!figure.rows?.length) { place.textContent = words.none; return; }
  const drawn = CHARTS[figure.dataset.chart](figure, figure.rows);
  name(drawn);
  place.replaceChildren(drawn);
  figure.dataset.drawn = "yes";
}

// a picture of its own: with the page's background, as vectors or at twice the size of the screen
function asSvg(figure) {
  const copy = figure.querySelector("svg").cloneNode(true);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.style.background = ink("--paper");
  copy.style.fontFamily = ink("--sans");
  return new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" });
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

async function asPng(figure) {
  const image = new Image();
  const address = URL.createObjectURL(asSvg(figure));
  image.src = address;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * 2;
  canvas.height = image.height * 2;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

document.addEventListener("click", async (event) => {
  const form = event.target.dataset.save;
  if (!form) return;
  const figure = event.target.closest("figure");
  if (!figure.querySelector("svg")) return;
  save(form === "svg" ? asSvg(figure) : await asPng(figure), `entente-${figure.dataset.chart}.${form}`);
});

const figures = () => document.querySelectorAll("figure.chart");
window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => figures().forEach(show));
let width = window.innerWidth;
window.addEventListener("resize", () => {
  if (window.innerWidth === width) return;
  width = window.innerWidth;
  figures().forEach(show);
});
figures().forEach(draw);

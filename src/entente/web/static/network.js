// The network of contacts: lines open pair pages, circles the ledger of one party.
"use strict";

const ink = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const withQuery = (path, query, extra) => {
  const all = new URLSearchParams(query);
  Object.entries(extra).forEach(([name, value]) => all.set(name, value));
  return `${path}?${all}`;
};

function elements(rows) {
  const nodes = new Map();
  for (const row of rows) {
    for (const [key, name] of [[row.a, row.a_name], [row.b, row.b_name]]) {
      const held = nodes.get(key) ?? { id: key, name, count: 0 };
      held.count += row.count;
      nodes.set(key, held);
    }
  }
  const edges = rows.map((row) => ({ data: { source: row.a, target: row.b, count: row.count } }));
  return [...[...nodes.values()].map((data) => ({ data })), ...edges];
}

// forces set the places, in the box's own pixels, so that names keep their size and their distance
function places(all, width, height) {
  const nodes = all.filter((e) => "name" in e.data).map((e) => ({ id: e.data.id, room: 12 + [...e.data.name].reduce((sum, c) => sum + (c > "\u2e80" ? 6 : 3.4), 0) }));
  const links = all.filter((e) => "source" in e.data).map((e) => ({ source: e.data.source, target: e.data.target }));
  const flat = height / width;
  d3.forceSimulation(nodes).stop()
    .force("link", d3.forceLink(links).id((node) => node.id).distance(70).strength(0.25))
    .force("charge", d3.forceManyBody().strength(-220))
    .force("room", d3.forceCollide((node) => node.room * 0.72).iterations(3))
    .force("x", d3.forceX().strength(0.05 * flat)).force("y", d3.forceY().strength(0.09 / flat))
    .tick(400);
  const [x, y] = ["x", "y"].map((axis) => d3.extent(nodes, (node) => node[axis]));
  const fit = (value, [low, high], room, edge) => edge + ((value - low) / (high - low || 1)) * (room - 2 * edge);
  return new Map(nodes.map((node) => [node.id, { x: fit(node.x, x, width, 60), y: fit(node.y, y, height, 28) }]));
}

function looks(most) {
  return [
    { selector: "node", style: {
      label: "data(name)", "font-size": 12, "font-family": ink("--sans"), color: ink("--text"),
      "background-color": ink("--accent"), width: `mapData(count, 1, ${most.node}, 10, 42)`, height: `mapData(count, 1, ${most.node}, 10, 42)`,
      "text-valign": "bottom", "text-margin-y": 3, "text-outline-color": ink("--paper"), "text-outline-width": 2,
    } },
    { selector: "edge", style: { width: `mapData(count, 1, ${most.edge}, 1, 9)`, "line-color": ink("--line-strong"), "curve-style": "haystack", opacity: 0.8 } },
    { selector: ":active", style: { "overlay-color": ink("--accent"), "overlay-opacity": 0.15 } },
  ];
}

async function draw(box) {
  const answer = await fetch(box.dataset.src);
  if (!answer.ok) return;
  const all = elements((await answer.json()).rows);
  const at = places(all, box.clientWidth, box.clientHeight);
  const largest = (kind) => Math.max(2, ...all.filter((e) => kind in e.data).map((e) => e.data.count));
  const graph = cytoscape({
    container: box, elements: all,
    style: looks({ node: largest("name"), edge: largest("source") }),
    layout: { name: "preset", fit: false, positions: (node) => at.get(node.id()) },
    minZoom: 0.3, maxZoom: 3,
  });
  graph.on("tap", "edge", (event) => {
    const { source, target } = event.target.data();
    location.href = withQuery("/pair", box.dataset.query, { who: source, with: target });
  });
  graph.on("tap", "node", (event) => { location.href = withQuery("/contacts", box.dataset.query, { who: event.target.id() }); });
  box.graph = graph;
  box.dataset.drawn = "yes";
}

const drawAll = () => document.querySelectorAll("#network:not([data-drawn])").forEach(draw);
document.addEventListener("htmx:afterSettle", drawAll);
document.addEventListener("click", (event) => {
  if (!event.target.matches("[data-save-network]")) return;
  const link = document.createElement("a");
  link.href = document.getElementById("network").graph.png({ full: true, scale: 2, bg: ink("--paper") });
  link.download = "entente-network.png";
  link.click();
});
drawAll();

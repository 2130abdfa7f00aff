// Builds a tree of nodes element by element. Every text is set as text: a report's words are never parsed as HTML.
const TAGS = new Set(["a", "blockquote", "dd", "div", "dl", "dt", "h2", "h3", "h4", "li", "mark", "ol", "p", "section",
  "small", "span", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"]);

const SVG = "http://www.w3.org/2000/svg";

// A link: with a modifier the browser opens the address in a tab of its own, as for every link.
function lead(element, { to, href }, follow) {
  element.setAttribute("href", href);
  element.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    follow(to);
  });
}

// A word cloud as text that can be clicked and read aloud. textLength holds a word to the room it was laid out for,
// whichever font the device has.
function cloud({ items, width, height }, label, follow) {
  const make = (tag, attributes) => {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const svg = make("svg", { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": label });
  for (const word of items) {
    const anchor = make("a", {});
    lead(anchor, word, follow);
    const turn = word.turn ? { transform: `rotate(-90 ${word.x} ${word.y})` } : {};
    const text = make("text", { x: word.x, y: word.y, "font-size": word.size, fill: word.colour, "text-anchor": "middle",
      "dominant-baseline": "central", textLength: word.width, lengthAdjust: "spacingAndGlyphs", ...turn });
    const tip = make("title", {});
    tip.textContent = word.tip;
    text.append(word.term, tip);
    anchor.append(text);
    svg.append(anchor);
  }
  return svg;
}

function build(node, follow) {
  if (typeof node === "string") return document.createTextNode(node);
  const element = document.createElement(TAGS.has(node.tag) ? node.tag : "span");
  if (node.cls) element.className = node.cls;
  if (node.tip) element.title = node.tip;
  if (node.label && !node.words) element.setAttribute("aria-label", node.label);
  for (const [name, value] of Object.entries(node.style || {})) {
    if (name.startsWith("--")) element.style.setProperty(name, value);
  }
  if (node.to) lead(element, node, follow);
  if (node.words) element.append(cloud(node.words, node.label || "", follow));
  element.append(...node.children.map((child) => build(child, follow)));
  return element;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  const written = JSON.stringify(data.nodes);
  if (root.written !== written) {
    // Built anew only where it changed, and the link that had the keyboard keeps it.
    const focused = root.getRootNode().activeElement?.getAttribute("href");
    root.written = written;
    root.replaceChildren(...data.nodes.map((node) => build(node, (to) => setTriggerValue("clicked", to))));
    if (focused) [...root.querySelectorAll("a")].find((a) => a.getAttribute("href") === focused)?.focus({ preventScroll: true });
  }
  if (data.scroll) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    requestAnimationFrame(() => root.querySelector(".here")?.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" }));
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of the document as pictures, with boxes lit on them.
import { h, iconButton } from "../../html/common/dom.js";
import { bind, unbind } from "../../html/common/words.js";

const ZOOM_STEP = 1.25;
const MAX_ZOOM = 5;

/** pages: [{ number, width, height, source: () => address of the picture }] */
export function makePaper(pages) {
  const sheets = new Map();
  let zoom = 1;

  const position = h("span.position", { role: "status" });
  const desk = h("div.desk", { tabindex: 0, role: "region", labelT: "document_pages" });
  const inspector = h("p.inspector", { role: "status" });

  for (const page of pages) {
    const image = h("img", { alt: "", decoding: "async" });
    bind(image, "alt", ["picture_of", { n: page.number }]);
    const layer = h("div.layer");
    const sheet = h("div.sheet", { style: { "aspect-ratio": `${page.width} / ${page.height}` } }, image, layer);
    const figure = h("figure.page", { data: { page: page.number }, style: { "--width": page.width } }, sheet,
      h("figcaption", { t: ["page_n", { n: page.number }] }));
    sheets.set(page.number, { page, image, layer, sheet, figure });
    desk.append(figure);
  }

  // A picture is decoded when its page comes near; without layout (printing) all of them are.
  const near = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      const { page, image } = sheets.get(Number(entry.target.dataset.page));
      if (!image.src) image.src = page.source();
      near.unobserve(entry.target);
    }
  }, { root: desk, rootMargin: "1200px 0px" });
  for (const { figure } of sheets.values()) near.observe(figure);

  function current() {
    const top = desk.getBoundingClientRect().top + desk.clientHeight * 0.35;
    let number = pages[0]?.number ?? 0;
    for (const { page, figure } of sheets.values())
      if (figure.getBoundingClientRect().top <= top) number = page.number;
    return number;
  }

  let shown = 0;
  function tell() {
    const n = current();
    if (n === shown) return;
    shown = n;
    unbind(position);
    bind(position, "", ["page_of", { n, all: pages.length }]);
  }
  let waiting = false;
  desk.addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; tell(); });
  }, { passive: true });

  function setZoom(wanted) {
    const n = current(), before = sheets.get(n)?.figure.offsetTop ?? 0;
    const part = sheets.size ? (desk.scrollTop - before) / sheets.get(n).figure.offsetHeight : 0;
    zoom = Math.min(MAX_ZOOM, Math.max(0.4, wanted));
    desk.style.setProperty("--zoom", zoom);
    if (sheets.size) desk.scrollTop = sheets.get(n).figure.offsetTop + part * sheets.get(n).figure.offsetHeight;
  }

  function toPage(n, behavior = "auto") {
    const found = sheets.get(Math.min(pages.length, Math.max(1, n)));
    if (found) desk.scrollTo({ top: found.figure.offsetTop - 12, behavior });
    tell();
  }

  /** A box on a page; returns the mark, to be removed by its caller. */
  function mark(page, box, className, text = "") {
    const found = sheets.get(page);
    if (!found) return null;
    const { width, height } = found.page;
    const [x0, y0, x1, y1] = box;
    const element = h(`div.mark.${className}`, { style: {
      left: `${(x0 / width) * 100}%`, top: `${(y0 / height) * 100}%`,
      width: `${((x1 - x0) / width) * 100}%`, height: `${((y1 - y0) / height) * 100}%` } }, text ? h("span", text) : []);
    found.layer.append(element);
    return element;
  }

  /** Scrolls to a mark unless it is in view. */
  function reveal(element) {
    const a = element.getBoundingClientRect(), b = desk.getBoundingClientRect();
    if (a.top >= b.top + 8 && a.bottom <= b.bottom - 8 && a.left >= b.left && a.right <= b.right) return;
    desk.scrollTop += a.top - b.top - (b.height - a.height) * 0.4;
    desk.scrollLeft += a.left - b.left - (b.width - a.width) / 2;
    tell();
  }

  /** The page and the point on it, in points, under a pointer event. */
  function pointAt(event) {
    const figure = event.target.closest?.("figure.page");
    if (!figure) return null;
    const { page, sheet } = sheets.get(Number(figure.dataset.page));
    const r = sheet.getBoundingClientRect();
    return { page: page.number, x: ((event.clientX - r.left) / r.width) * page.width, y: ((event.clientY - r.top) / r.height) * page.height };
  }

  const tools = h("div.paper-tools", { role: "group", labelT: "paper" },
    iconButton("previous", "previous_page", () => toPage(current() - 1)), position,
    iconButton("next", "next_page", () => toPage(current() + 1)), h("span.spring"),
    iconButton("minus", "zoom_out", () => setZoom(zoom / ZOOM_STEP)), iconButton("fit", "zoom_fit", () => setZoom(1)),
    iconButton("plus", "zoom_in", () => setZoom(zoom * ZOOM_STEP)));
  requestAnimationFrame(tell);
  return { element: h("section.paper", { labelT: "paper", id: "paper" }, tools, desk, inspector), desk, inspector, mark, reveal, toPage, pointAt, current };
}

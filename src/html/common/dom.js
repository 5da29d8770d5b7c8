// SPDX-License-Identifier: GPL-3.0-or-later
// Elements, built node by node: text of a document only ever becomes a text node or the value of a
// harmless attribute.
import { bind } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";

/**
 * h("td.amount", { data: { i: 3 }, t: "search", on: { click } }, "text", child, …)
 * t: a key of the dictionary, or [key, values]; labelT, titleT, placeholderT: the same for the
 * attribute. Other properties are attributes; null, undefined and false leave them out.
 */
export function h(spec, props, ...children) {
  if (props instanceof Node || typeof props === "string" || Array.isArray(props)) {
    children.unshift(props);
    props = null;
  }
  const [tag, ...classes] = spec.split(".");
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(" ");
  for (const [name, value] of Object.entries(props ?? {})) set(element, name, value);
  append(element, children);
  return element;
}

const TRANSLATED = { t: "", labelT: "aria-label", titleT: "title", placeholderT: "placeholder" };

function set(element, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name in TRANSLATED) bind(element, TRANSLATED[name], value);
  else if (name === "on") for (const [event, f] of Object.entries(value)) element.addEventListener(event, f);
  else if (name === "data") Object.assign(element.dataset, value);
  else if (name === "style") for (const [key, v] of Object.entries(value)) element.style.setProperty(key, v);
  else element.setAttribute(name, value === true ? "" : String(value));
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
}

const ICONS = {
  error: "M5 1h6l4 4v6l-4 4H5l-4-4V5zM5.5 5.5l5 5M10.5 5.5l-5 5",
  warning: "M8 1.6 15 14.4H1zM8 6v4M8 11.4v1",
  info: "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zM8 7v4.6M8 4.2v1",
  search: "M7 2a5 5 0 1 0 0 10A5 5 0 0 0 7 2zM11 11l4 4",
  previous: "M10 3 5 8l5 5",
  next: "M6 3l5 5-5 5",
  minus: "M3 8h10",
  plus: "M3 8h10M8 3v10",
  fit: "M1.5 8h13M4 5 1 8l3 3M12 5l3 3-3 3",
  theme: "M8 1.5a6.5 6.5 0 1 0 0 13zM8 1.5a6.5 6.5 0 0 1 0 13",
  help: "M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.7 8 9.1 8 10M8 12v1",
  download: "M8 2v8M4.5 7 8 10.5 11.5 7M2.5 13.5h11",
  check: "M2.5 8.5l4 4 7-9",
};

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

export function iconButton(name, labelT, onClick, more = {}) {
  return h("button.icon-button", { type: "button", labelT, titleT: labelT, on: { click: onClick }, ...more }, icon(name));
}

/** Saves TEXT as a file of the reader's. */
export function download(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = h("a", { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

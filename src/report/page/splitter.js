// SPDX-License-Identifier: GPL-3.0-or-later
// The line between pages and data, moved by pointer or arrow keys.
import { h } from "../../html/common/dom.js";
import { recall, remember } from "../../html/common/settings.js";

const LEAST = 20, MOST = 75; // percent of the window; beyond, one side cannot be read

export function makeSplitter() {
  const root = document.documentElement;
  const line = h("div.splitter", { role: "separator", tabindex: 0, "aria-orientation": "vertical", "aria-valuemin": LEAST, "aria-valuemax": MOST, labelT: "divider" });
  function set(percent) {
    const value = Math.round(Math.min(MOST, Math.max(LEAST, percent)));
    root.style.setProperty("--paper-share", `${value}%`);
    line.setAttribute("aria-valuenow", value);
    remember("split", value);
  }
  line.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    line.setPointerCapture(event.pointerId);
    const move = (e) => set((e.clientX / innerWidth) * 100);
    line.addEventListener("pointermove", move);
    line.addEventListener("pointerup", () => line.removeEventListener("pointermove", move), { once: true });
  });
  line.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -2, ArrowRight: 2 }[event.key];
    if (!step) return;
    event.preventDefault();
    set(Number(line.getAttribute("aria-valuenow")) + step);
  });
  set(Number(recall("split")) || 45);
  return line;
}

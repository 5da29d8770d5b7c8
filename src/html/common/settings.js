// SPDX-License-Identifier: GPL-3.0-or-later
// Language and colours: the reader's choice, remembered where the browser lets a page of this kind.
import { language, setLanguage } from "./words.js";
import { h, icon, iconButton } from "./dom.js";

const root = document.documentElement;

export function remember(key, value) {
  try {
    localStorage.setItem(`mingxi.${key}`, value);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

export function recall(key) {
  try {
    return localStorage.getItem(`mingxi.${key}`);
  } catch {
    return null;
  }
}

function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

export function toggleTheme() {
  root.dataset.theme = isDark() ? "light" : "dark";
  remember("theme", root.dataset.theme);
}

export function toggleLanguage() {
  setLanguage(language() === "zh" ? "en" : "zh");
  remember("language", language());
}

export function applySettings() {
  const theme = recall("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  const made = document.querySelector("[data-language]")?.dataset.language;
  const wanted = recall("language") ?? made ?? (navigator.language ?? "zh").slice(0, 2);
  setLanguage(wanted === "en" ? "en" : "zh");
}

export function settingsButtons() {
  return [
    h("button.language", { type: "button", titleT: "switch_language", on: { click: toggleLanguage } },
      h("span", { lang: "zh-CN", data: { only: "en" } }, "中文"), h("span", { lang: "en", data: { only: "zh" } }, "English")),
    iconButton("theme", "switch_theme", toggleTheme),
  ];
}

export { icon };

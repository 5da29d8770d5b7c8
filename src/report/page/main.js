// SPDX-License-Identifier: GPL-3.0-or-later
// The report: reads the data blocks of its own file and shows them.
import { applySettings } from "../../html/common/settings.js";
import { showDocument } from "./document.js";

function readPages() {
  return [...document.querySelectorAll("script[type='image/png']")].map((block) => ({
    number: Number(block.dataset.page),
    width: Number(block.dataset.width),
    height: Number(block.dataset.height),
    source: () => `data:image/png;base64,${block.textContent}`,
  }));
}

applySettings();
showDocument(JSON.parse(document.getElementById("document").textContent), readPages(), document.body);

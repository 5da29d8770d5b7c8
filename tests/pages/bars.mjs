// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * Run within the page, by $$eval(".chart svg"): of each chart how many bars it has and which are not as long
 * as their numbers by the axis below them, or not as long together as the number beside them.
 */
export function barsOf(charts) {
  const number = (text) => Number(text.replaceAll(",", "").replace("−", "-").replace(/^([\d.]+)([kMG])?$/, (_, n, unit) => n * ({ k: 1e3, M: 1e6, G: 1e9 }[unit] ?? 1)));
  const xOf = (node) => Number(/translate\(([-\d.]+)/.exec(node.getAttribute("transform") ?? "")?.[1] ?? node.getAttribute("x"));
  return charts.map((svg) => {
    const ticks = [...svg.querySelectorAll("g[data-mark='x-axis tick label'] text")].map((t) => [xOf(t), number(t.textContent)]).filter(([, v]) => Number.isFinite(v));
    const bars = [...svg.querySelectorAll("g[data-mark=bar] rect")], wrong = [], rows = new Map();
    if (ticks.length < 2) return { bars: bars.length, wrong: [`no axis: ${ticks.length} ticks`] };
    const [[x0, v0], [x1, v1]] = [ticks[0], ticks.at(-1)], scale = (x1 - x0) / (v1 - v0);
    for (const bar of bars) {
      const title = bar.querySelector("title").textContent, value = number(/\S+$/.exec(title)[0]), width = Number(bar.getAttribute("width"));
      if (!(Math.abs(width - value * scale) <= 0.6)) wrong.push(`${title}: ${width} wide, want ${value * scale}`);
      const y = Number(bar.getAttribute("y"));
      rows.set(y, (rows.get(y) ?? 0) + value);
    }
    const printed = [...svg.querySelectorAll("g[data-mark=text] text")].map((t) => number(t.textContent));
    const sums = [...rows].sort(([a], [b]) => a - b).map(([, sum]) => sum);
    const close = (a, b) => Math.abs(a - b) <= 0.02 + 1e-9 * Math.abs(b);
    const left = printed.filter((v) => v !== 0);
    if (sums.length !== left.length || !sums.every((sum, i) => close(sum, left[i]))) wrong.push(`together ${sums.slice(0, 4)}, printed ${left.slice(0, 4)}`);
    return { bars: bars.length, wrong };
  });
}

"use strict";

/** What the page tells, as the class that wrote it has it. */
const model = JSON.parse(document.getElementById("model").textContent);

const short = new Intl.NumberFormat("en", { maximumSignificantDigits: 4 });

const UNITS = {
  ms: (value) => `${short.format(value)} ms`,
  ratio: (value) => `${short.format(value * 100)} %`,
  MiB: (value) => `${short.format(value)} MiB`,
  count: (value) => short.format(value),
};

/** The colours of the page as it is shown now. */
function palette() {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    lines: [read("one"), read("two"), read("three"), read("four")],
    text: read("text"), muted: read("muted"), grid: read("line"), ground: read("ground"), fail: read("fail"),
    pass: read("pass"), open: read("open"), shade: read("shade"), band: read("band"), stage: read("stage"),
  };
}

const charts = [];

/** Draws a chart, and again whenever the colours change. A chart without data says so in words. */
function chart(id, isEmpty, optionOf, emptyText) {
  const place = document.getElementById(id);
  if (isEmpty) {
    place.textContent = emptyText;
    place.className = "empty";
    place.removeAttribute("role");
    place.removeAttribute("aria-label");
    return null;
  }
  const instance = echarts.init(place, null, { renderer: "canvas" });
  const draw = () => instance.setOption(optionOf(palette()), { notMerge: true });
  draw();
  new ResizeObserver(() => instance.resize()).observe(place);
  charts.push(draw);
  return instance;
}

function base(colours, unit) {
  const text = { color: colours.muted, fontSize: 12 };
  return {
    animation: false,
    color: colours.lines,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    grid: { left: 8, right: 18, top: 40, bottom: 8, containLabel: true },
    legend: { top: 4, left: 0, itemWidth: 16, itemHeight: 4, icon: "roundRect", type: "scroll",
      textStyle: { color: colours.text, lineHeight: 18 },
      pageTextStyle: text, pageIconColor: colours.text, pageIconInactiveColor: colours.grid },
    tooltip: {
      trigger: "axis", confine: true, backgroundColor: colours.ground, borderColor: colours.grid,
      textStyle: { color: colours.text, fontSize: 13 },
      valueFormatter: (value) => (value === null || value === undefined ? "-" : UNITS[unit](value)),
    },
    yAxis: {
      type: "value", min: 0, splitNumber: 4, splitLine: { lineStyle: { color: colours.grid } },
      axisLabel: { ...text, formatter: UNITS[unit] },
    },
  };
}

function line(name, data, more = {}) {
  return { name, type: "line", data, showSymbol: false, lineStyle: { width: 1.6 }, ...more };
}

/** 1 / (1 - share): equal room for 90 %, 99 % and 99.9 %, where the tail is. */
function tailPoints(distribution) {
  return distribution.points.map(([percentile, millis]) =>
    [Math.min(1 / (1 - percentile / 100), Math.max(distribution.count, 1)), millis]);
}

function percentileName(x) {
  const share = 100 - 100 / x;
  return `${Number(share.toPrecision(Math.max(2, Math.ceil(Math.log10(x)) + 2)))} %`;
}

function redraw() {
  charts.forEach((draw) => draw());
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
addEventListener("beforeprint", () => {
  document.documentElement.dataset.theme = "light";
  redraw();
});
addEventListener("afterprint", () => {
  delete document.documentElement.dataset.theme;
  redraw();
});

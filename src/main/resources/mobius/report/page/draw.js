"use strict";

/** The charts and tables of the page, as the class that wrote it describes them. */
const model = JSON.parse(document.getElementById("model").textContent);

const short = new Intl.NumberFormat("en", { maximumSignificantDigits: 4 });

const UNITS = {
  ms: (value) => `${short.format(value)} ms`,
  ratio: (value) => `${short.format(value * 100)} %`,
  MiB: (value) => `${short.format(value)} MiB`,
  count: (value) => short.format(value),
};

/** Values in MiB arrive in bytes. */
const scaled = (value, unit) => (unit === "MiB" && value !== null ? value / 1048576 : value);

const shown = ({ unit, base }, value) => `${base === "SIGNED" && value > 0 ? "+" : ""}${UNITS[unit](value)}`;

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

/** Their points have no symbols, and none in the legend either. */
const PLAIN = ["SOLID", "DASHED", "DOTTED", "TREND", "FAILURES"];

const broken = (width, type) => ({ lineStyle: { type, width } });

/** How each stroke of a line is drawn, as Pen draws it in a picture. `next` takes a colour of the palette. */
const STROKES = {
  SOLID: (next) => ({ color: next(), lineStyle: { width: 1.6 } }),
  DASHED: (next) => ({ color: next(), ...broken(1.6, "dashed") }),
  DOTTED: (next) => ({ color: next(), ...broken(1.6, "dotted") }),
  MARKED: (next) => ({ color: next(), lineStyle: { width: 1.6 }, showSymbol: true, symbol: "circle", symbolSize: 6 }),
  EVENTS: (next) => ({ color: next(), type: "scatter", symbolSize: 6 }),
  THIN: (next, colours) => ({ color: colours.stage, silent: true, lineStyle: { width: 0.8 } }),
  LEVEL: (next, colours) => ({ color: colours.stage, silent: true, step: "middle", ...broken(1.4, "dotted") }),
  TREND: (next, colours) => ({ color: colours.fail, z: 3, ...broken(2.4, "dashed") }),
  FAILURES: (next, colours) => ({ color: colours.fail, lineStyle: { width: 1.6 } }),
  BARS: (next, colours) => ({ color: colours.fail, type: "bar", barMaxWidth: 18 }),
};

const CROSS = "path://M1 0L5 4L9 0L10 1L6 5L10 9L9 10L5 6L1 10L0 9L4 5L0 1Z";

/** The symbols of runs by their verdict: never told apart by colour alone. */
const VERDICTS = {
  PASS: (colours) => ({ symbol: "circle", itemStyle: { color: colours.pass } }),
  FAIL: (colours) => ({ symbol: CROSS, itemStyle: { color: colours.fail } }),
  INCONCLUSIVE: (colours) => ({ symbol: "diamond", itemStyle: { color: colours.open } }),
  UNTRUSTED: (colours) => ({ symbol: "diamond", itemStyle: { color: colours.ground, borderColor: colours.open, borderWidth: 2 } }),
};

function strokeOf(stroke, next, colours, size) {
  if (stroke in STROKES) {
    return STROKES[stroke](next, colours);
  }
  const { symbol, itemStyle } = VERDICTS[stroke](colours);
  return { type: "scatter", z: 3, symbol, symbolSize: size, color: itemStyle.color, itemStyle: { opacity: 1, ...itemStyle } };
}

function seriesOf(chart, view, colours) {
  let taken = 0;
  const next = () => colours.lines[taken++ % colours.lines.length];
  const size = chart.x.labels.length > 150 ? 4 : 8;
  return view.lines.map((line) => ({
    name: line.name, type: "line", showSymbol: false,
    ...strokeOf(line.stroke, next, colours, size),
    data: line.points.map(([x, value]) => (chart.x.scale === "BARS" ? [value, x] : [x, scaled(value, chart.y.unit)])),
  }));
}

/** An interval is a bar between its ends, which stands on one that is not seen. */
function bandsOf(view, colours) {
  return view.bands.flatMap(({ name, width, points }) => {
    const bar = { type: "bar", stack: "band", stackStrategy: "all", barWidth: `${100 * width}%`, silent: true };
    return [
      { ...bar, itemStyle: { color: "transparent" }, data: points.map(([x, low]) => [x, low]) },
      { ...bar, name, itemStyle: { color: colours.band }, data: points.map(([x, low, high]) => [x, high - low]) },
    ];
  });
}

/** Shaded areas are filled, the others bounded by lines only. Without a stretch of time they have no bounds. */
function areasOf({ areas, wide, x }, colours) {
  return {
    silent: true,
    data: areas.map(({ name, from, to, shaded }) => [
      {
        xAxis: from,
        itemStyle: { color: shaded ? colours.shade : "transparent", borderColor: colours.stage, borderType: "dotted",
          borderWidth: x.scale === "TIME" ? 0.5 : 0 },
        label: { show: wide && name !== "", position: "insideTop", color: colours.muted, fontSize: 11, formatter: () => name },
      },
      { xAxis: to },
    ]),
  };
}

/** What belongs to no line in particular: areas, marks and limits. */
function groundOf(chart, view, colours) {
  const zero = { yAxis: 0, label: { show: false }, lineStyle: { color: colours.text, type: "solid", width: 1 } };
  return {
    type: "line", silent: true, data: [], symbol: "none",
    markArea: areasOf(chart, colours),
    markLine: {
      silent: true, symbol: "none",
      data: [
        ...(chart.y.base === "SIGNED" ? [zero] : []),
        ...chart.marks.map(({ at, name }) => ({
          xAxis: at, lineStyle: { color: colours.text, type: "dashed", width: 1 },
          label: { color: colours.text, fontSize: 11, position: "end", distance: 3, formatter: () => name } })),
        ...view.limits.map(({ name, value }) => ({
          yAxis: scaled(value, chart.y.unit), lineStyle: { color: colours.fail, type: "dashed", width: 1.5 },
          label: { color: colours.fail, fontSize: 12, position: "insideEndTop", formatter: () => name } })),
      ],
    },
  };
}

/** The axis reaches the limits, so that the distance to them is seen. */
function reaching({ unit }, { limits }) {
  const highest = Math.max(0, ...limits.map(({ value }) => scaled(value, unit)));
  return ({ max }) => (max < highest ? highest * 1.15 : null);
}

function upwards({ y }, view, colours) {
  return {
    type: "value", splitNumber: 4, splitLine: { lineStyle: { color: colours.grid } }, axisLine: { show: false }, axisTick: { show: false },
    axisLabel: { color: colours.muted, fontSize: 12, formatter: (value) => shown(y, value) },
    ...{ ZERO: { min: 0, max: reaching(y, view) }, DATA: { scale: true }, SIGNED: {} }[y.base],
  };
}

function across(chart, colours) {
  const { scale, title, from, to, labels } = chart.x;
  const axis = {
    splitLine: { show: false }, axisLine: { onZero: false, lineStyle: { color: colours.grid } }, axisTick: { show: false },
    axisLabel: { color: colours.muted, hideOverlap: true },
    name: title, nameLocation: "middle", nameGap: 26, nameTextStyle: { color: colours.muted },
  };
  const label = (more) => ({ ...axis.axisLabel, ...more });
  const names = labels.map((name, i) => String(i));
  const step = timeStep(to - from);
  return {
    TIME: { ...axis, type: "value", min: from, max: to, interval: step,
      axisLabel: label({ formatter: clock, showMaxLabel: to % step === 0 }) },
    TAIL: { ...axis, type: "log", min: 1, splitLine: { show: true, lineStyle: { color: colours.grid } },
      axisLabel: label({ formatter: percentileName }) },
    VALUE: { ...axis, type: "value", scale: true, axisLabel: label({ formatter: UNITS.count }) },
    CATEGORIES: { ...axis, type: "category", data: names, axisLabel: label({ formatter: (i) => labels[Number(i)] }) },
    BARS: { ...axis, type: "category", data: names, inverse: true,
      axisLabel: { color: colours.text, formatter: (i) => labels[Number(i)], overflow: "truncate" } },
  }[scale];
}

function optionOf(chart, view, colours, tip) {
  const names = [...view.lines, ...view.bands].filter(({ name }) => name !== "")
    .map(({ name, stroke }) => ({ name, itemStyle: PLAIN.includes(stroke) ? { opacity: 0 } : {} }));
  const symbols = view.lines.some(({ name, stroke }) => name !== "" && stroke in VERDICTS);
  const text = { color: colours.muted, fontSize: 12 };
  const x = across(chart, colours);
  const y = upwards(chart, view, colours);
  return {
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    grid: { left: 8, right: 18, top: names.length > 0 ? 40 : 20, bottom: chart.x.title === "" ? 8 : 28, containLabel: true },
    legend: { show: names.length > 0, data: names, top: 4, left: 0, itemWidth: symbols ? 14 : 22, itemHeight: symbols ? 10 : 9, type: "scroll",
      textStyle: { color: colours.text, lineHeight: 18 },
      pageTextStyle: text, pageIconColor: colours.text, pageIconInactiveColor: colours.grid },
    tooltip: {
      trigger: "axis", confine: true, backgroundColor: colours.ground, borderColor: colours.grid,
      textStyle: { color: colours.text, fontSize: 13 },
      axisPointer: { label: { formatter: ({ value }) => placeName(chart, value) } },
      formatter: (points) => (points.length === 0 ? "" : boxOf(tip(chart, view, points))),
    },
    xAxis: chart.x.scale === "BARS" ? { ...y, minInterval: 1 } : x,
    yAxis: chart.x.scale === "BARS" ? x : y,
    series: [...bandsOf(view, colours), ...seriesOf(chart, view, colours), groundOf(chart, view, colours)],
  };
}

/** What a place on the horizontal axis is called. */
function placeName({ x }, value) {
  return { TIME: clock, TAIL: percentileName, VALUE: (load) => `${UNITS.count(load)} ${x.title}` }[x.scale]?.(value)
    ?? x.labels[Number(value)];
}

/** The rows of a tooltip: a text, and the colour of its line where it is about one. */
function tipOf(chart, view, points) {
  if (chart.x.scale === "BARS") {
    return points.map(({ value: [count, at] }) => [`${placeName(chart, at)}: ${shown(chart.y, count)}`]);
  }
  const values = points.map(({ seriesName, color, value: [x, y] }) => ({ seriesName, color, x, y })).filter(({ y }) => y !== null);
  if (chart.x.scale === "TAIL") {
    return values.map(({ seriesName, color, x, y }) => [`${seriesName}: ${percentileName(x)}: ${shown(chart.y, y)}`, color]);
  }
  return [[placeName(chart, points[0].axisValue)],
    ...values.map(({ seriesName, color, y }) => [`${seriesName}: ${shown(chart.y, y)}`, color])];
}

function boxOf(rows) {
  const box = document.createElement("div");
  box.style.maxWidth = "320px";
  box.style.whiteSpace = "normal";
  rows.forEach(([words, colour]) => {
    const row = document.createElement("div");
    row.textContent = words;
    if (colour) {
      row.style.borderLeft = `3px solid ${colour}`;
      row.style.paddingLeft = "6px";
    }
    box.append(row);
  });
  return box;
}

const drawn = [];

/**
 * Draws a chart in place of its picture, and again whenever the colours change.
 *
 * @param tip the rows of its tooltip
 * @param adapt changes what ECharts is given
 * @returns how to show another view, and the instance of ECharts; null for a chart without data
 */
function draw(chart, { tip = tipOf, adapt = (option) => option } = {}) {
  const place = document.getElementById(`chart-${chart.id}`);
  if (place === null) {
    return null;
  }
  place.closest("figure").querySelector("picture")?.remove();
  place.hidden = false;
  if (chart.x.scale === "BARS") {
    place.style.height = `${60 + 34 * chart.x.labels.length}px`;
  }
  let view = chart.views[0];
  const instance = echarts.init(place, null, { renderer: "canvas" });
  const again = () => {
    const colours = palette();
    instance.setOption(adapt(optionOf(chart, view, colours, tip), colours, place), { notMerge: true });
  };
  again();
  new ResizeObserver(() => instance.resize()).observe(place);
  drawn.push(again);
  return { instance, show: (other) => { view = other; again(); } };
}

function clock(seconds) {
  const all = Math.abs(Math.round(seconds));
  const sign = seconds < 0 && all > 0 ? "-" : "";
  const two = (value) => String(value).padStart(2, "0");
  const minutes = Math.floor((all % 3600) / 60);
  return all < 3600
    ? `${sign}${minutes}:${two(all % 60)}`
    : `${sign}${Math.floor(all / 3600)}:${two(minutes)}:${two(all % 60)}`;
}

/** A step of the time axis that is round on a clock. */
function timeStep(seconds) {
  return [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200].find((step) => seconds / step <= 8) ?? 86400;
}

/** The share of the responses at x = 1 / (1 - share). */
function percentileName(x) {
  const share = 100 - 100 / x;
  return `${Number(share.toPrecision(Math.max(2, Math.ceil(Math.log10(x)) + 2)))} %`;
}

/** Fills a list from which the reader chooses a view. */
function choices(select, names, chosen) {
  names.forEach((name) => select.add(new Option(name, name)));
  select.addEventListener("change", () => chosen(Math.max(0, select.selectedIndex)));
}

function redraw() {
  drawn.forEach((again) => again());
}

document.querySelectorAll(".without-scripts").forEach((note) => note.remove());
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
addEventListener("beforeprint", () => {
  document.documentElement.dataset.theme = "light";
  redraw();
});
addEventListener("afterprint", () => {
  delete document.documentElement.dataset.theme;
  redraw();
});

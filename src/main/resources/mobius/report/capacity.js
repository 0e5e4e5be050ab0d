"use strict";

/** What the search left, as mobius.report.CapacityPage writes it. */
const model = JSON.parse(document.getElementById("model").textContent);
const short = new Intl.NumberFormat("en", { maximumSignificantDigits: 4 });

/** The colours of the page as it is shown now. */
function palette() {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(`--${name}`).trim();
  return { lines: [read("one"), read("two"), read("three"), read("four")], text: read("text"), muted: read("muted"),
    grid: read("line"), ground: read("ground"), shade: read("shade") };
}

const points = (key) => model.points.map((point) => [point.load, point[key]]);

/** The bracket; open to the side on which nothing is known. */
function bracket(colours) {
  return {
    silent: true,
    itemStyle: { color: colours.shade },
    data: model.low === null || model.high === null ? [] : [[{ xAxis: model.low }, { xAxis: model.high }]],
  };
}

function overLoad(colours, unit, series) {
  const axis = { splitLine: { lineStyle: { color: colours.grid } }, axisLine: { lineStyle: { color: colours.grid } } };
  return {
    animation: false,
    color: colours.lines,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    grid: { left: 8, right: 18, top: 40, bottom: 28, containLabel: true },
    legend: { top: 4, left: 0, itemWidth: 16, itemHeight: 4, icon: "roundRect", textStyle: { color: colours.text } },
    tooltip: { trigger: "axis", confine: true, backgroundColor: colours.ground, borderColor: colours.grid,
      textStyle: { color: colours.text, fontSize: 13 }, valueFormatter: (value) => `${short.format(value)}${unit}` },
    xAxis: { ...axis, type: "value", scale: true, name: "requests sent per second", nameLocation: "middle", nameGap: 26,
      nameTextStyle: { color: colours.muted }, splitLine: { show: false },
      axisLabel: { color: colours.muted, formatter: (value) => short.format(value) } },
    yAxis: { ...axis, type: "value", min: 0,
      axisLabel: { color: colours.muted, formatter: (value) => `${short.format(value)}${unit}` } },
    series: series.map(([name, key], i) => ({ name, type: "line", data: points(key), symbolSize: 6,
      ...(i === 0 ? { markArea: bracket(colours) } : {}) })),
  };
}

const charts = [];

function chart(id, optionOf) {
  const place = document.getElementById(id);
  if (model.points.length === 0) {
    place.textContent = "No step could be trusted.";
    place.className = "empty";
    place.removeAttribute("role");
    return;
  }
  const instance = echarts.init(place, null, { renderer: "canvas" });
  const draw = () => instance.setOption(optionOf(palette()), { notMerge: true });
  draw();
  new ResizeObserver(() => instance.resize()).observe(place);
  charts.push(draw);
}

chart("chart-throughput", (colours) => overLoad(colours, "", [["answered OK", "answered"]]));
chart("chart-latency", (colours) => overLoad(colours, " ms", [["p50", "p50"], ["p95", "p95"], ["p99", "p99"]]));

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => charts.forEach((draw) => draw()));

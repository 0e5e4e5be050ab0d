/** A null, where nothing was answered well, is a gap in the line. */
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
  const option = base(colours, unit);
  return {
    ...option,
    grid: { ...option.grid, bottom: 28 },
    xAxis: { type: "value", scale: true, name: "requests offered per second", nameLocation: "middle", nameGap: 26,
      nameTextStyle: { color: colours.muted }, splitLine: { show: false }, axisLine: { lineStyle: { color: colours.grid } },
      axisLabel: { color: colours.muted, formatter: UNITS.count } },
    series: series.map(([name, key], i) => ({ name, type: "line", data: points(key), symbolSize: 6,
      ...(i === 0 ? { markArea: bracket(colours) } : {}) })),
  };
}

const overLoadChart = (id, unit, series) =>
  chart(id, model.points.length === 0, (colours) => overLoad(colours, unit, series), "No step could be trusted.");

overLoadChart("chart-throughput", "count", [["answered OK", "answered"]]);
overLoadChart("chart-latency", "ms", [["p50", "p50"], ["p95", "p95"], ["p99", "p99"]]);

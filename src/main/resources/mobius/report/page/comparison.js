const select = document.getElementById("request");
model.requests.forEach(({ name }) => select.add(new Option(name, name)));
const chosen = () => model.requests[Math.max(0, select.selectedIndex)];
const NOTHING = "There is no request that every run answered.";

function overlay(colours) {
  const option = base(colours, "ms");
  const { before, after } = chosen();
  option.tooltip.formatter = (points) => points
    .map((point) => [point.seriesName, percentileName(point.value[0]), UNITS.ms(point.value[1])])
    .reduce((box, words) => { box.append(words.join(": "), document.createElement("br")); return box; },
      document.createElement("div"));
  return {
    ...option,
    legend: { ...option.legend, icon: undefined, itemWidth: 30 },
    grid: { ...option.grid, bottom: 26 },
    xAxis: { type: "log", min: 1, splitLine: { show: true, lineStyle: { color: colours.grid } },
      axisLine: { lineStyle: { color: colours.grid } }, name: "of the responses", nameLocation: "middle", nameGap: 28,
      nameTextStyle: { color: colours.muted }, axisLabel: { color: colours.muted, hideOverlap: true, formatter: percentileName } },
    series: [
      line(model.before, tailPoints(before), { lineStyle: { type: "dashed", width: 2 } }),
      line(model.after, tailPoints(after), { lineStyle: { width: 2 } }),
    ],
  };
}

const SIGNED = {
  ratio: (value) => `${value > 0 ? "+" : ""}${UNITS.ratio(value)}`,
  ms: (value) => `${value > 0 ? "+" : ""}${UNITS.ms(value)}`,
};

/** An interval is a bar between its ends, which stands on one that is not seen. */
function shiftChart(key, unit) {
  return (colours) => {
    const option = base(colours, unit);
    const shifts = chosen().shifts;
    const ends = shifts.map((shift) => shift[key]);
    const bar = { type: "bar", stack: "interval", stackStrategy: "all", barWidth: "45%", silent: true };
    option.tooltip.formatter = ([{ dataIndex }]) => {
      const { value, low, high } = ends[dataIndex];
      const interval = low === null ? "no interval" : `${SIGNED[unit](low)} to ${SIGNED[unit](high)}`;
      return `${shifts[dataIndex].percentile}: ${SIGNED[unit](value)} (${interval})`;
    };
    return {
      ...option,
      legend: undefined,
      grid: { ...option.grid, top: 16 },
      xAxis: { type: "category", data: shifts.map(({ percentile }) => percentile), axisTick: { show: false },
        axisLine: { onZero: false, lineStyle: { color: colours.grid } },
        axisLabel: { color: colours.muted, fontSize: 11, interval: 0, hideOverlap: true } },
      yAxis: { ...option.yAxis, min: undefined, axisLabel: { ...option.yAxis.axisLabel, formatter: SIGNED[unit] } },
      series: [
        { ...bar, itemStyle: { color: "transparent" }, data: ends.map(({ low }) => low) },
        { ...bar, itemStyle: { color: colours.band }, data: ends.map(({ low, high }) => (low === null ? null : high - low)) },
        { type: "line", data: ends.map(({ value }) => value), symbol: "circle", symbolSize: 7, color: colours.lines[1],
          lineStyle: { width: 1.2 },
          markLine: { silent: true, symbol: "none", data: [{ yAxis: 0 }], label: { show: false },
            lineStyle: { color: colours.text, type: "solid", width: 1 } } },
      ],
    };
  };
}

const noShift = () => model.requests.every(({ shifts }) => shifts.length === 0);
const drawn = [
  ["chart-distribution", model.requests.length === 0, overlay, NOTHING],
  ["chart-change", noShift(), shiftChart("change", "ratio"), "Too few responses for a percentile."],
  ["chart-millis", noShift(), shiftChart("millis", "ms"), "Too few responses for a percentile."],
].map(([id, isEmpty, optionOf, words]) => [chart(id, isEmpty, optionOf, words), optionOf]);

const columns = [...document.querySelectorAll("#shifts thead th")].map((head) => head.textContent);

function cellOf(text, i) {
  const made = document.createElement(i === 0 ? "th" : "td");
  made.textContent = text;
  if (i === 0) {
    made.scope = "row";
  } else {
    made.className = "number";
    made.dataset.label = columns[i];
  }
  return made;
}

select.addEventListener("change", () => {
  drawn.filter(([instance]) => instance !== null)
    .forEach(([instance, optionOf]) => instance.setOption(optionOf(palette()), { notMerge: true }));
  document.getElementById("shifts-of").textContent = `Of ${chosen().name}.`;
  document.querySelector("#shifts tbody").replaceChildren(...chosen().rows.map((cells) => {
    const row = document.createElement("tr");
    row.append(...cells.map(cellOf));
    return row;
  }));
});

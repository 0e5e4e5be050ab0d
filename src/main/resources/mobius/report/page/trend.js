const CROSS = "path://M1 0L5 4L9 0L10 1L6 5L10 9L9 10L5 6L1 10L0 9L4 5L0 1Z";

/** How a verdict is drawn: never by its colour alone. */
const VERDICTS = (colours) => [
  { name: "PASS", symbol: "circle", color: colours.pass, has: (run) => run.outcome === "PASS" },
  { name: "FAIL", symbol: CROSS, color: colours.fail, has: (run) => run.outcome === "FAIL" },
  { name: "INCONCLUSIVE", symbol: "diamond", color: colours.open, has: (run) => run.outcome === "INCONCLUSIVE" && run.trusted },
  { name: "not trusted", symbol: "diamond", color: colours.ground, border: colours.open,
    has: (run) => run.outcome === "INCONCLUSIVE" && !run.trusted },
];

/** Points by kinds of runs that are comparable, with a gap between any two kinds. */
function joined(runs, values, kinds) {
  return kinds.flatMap((kind) => [
    ...runs.map((run, i) => ({ run, i })).filter(({ run }) => run.kind === kind).map(({ i }) => [i, values[i]]),
    ["-", "-"],
  ]);
}

function told(line, figure, unit, i) {
  const run = line.runs[i];
  const shown = (value) => (value === null ? "not known" : UNITS[unit](value));
  const box = document.createElement("div");
  box.style.maxWidth = "320px";
  box.style.whiteSpace = "normal";
  [
    `${run.began}: ${run.outcome}`,
    `${figure.name}: ${shown(figure.values[i])}`,
    figure.low[i] === null ? "no band yet" : `band: ${shown(figure.low[i])} to ${shown(figure.high[i])}`,
    run.note,
    ...line.marks.filter(({ at }) => at === i).map(({ number, reason }) => `accepted change ${number}: ${reason}`),
  ].filter((words) => words !== "").forEach((words) => {
    const row = document.createElement("div");
    row.textContent = words;
    box.append(row);
  });
  return box;
}

/** Each run has its own band: a bar between its ends, which stands on one that is not seen. */
function bandBars(figure, colours) {
  const bar = { type: "bar", stack: "band", stackStrategy: "all", barWidth: "100%", silent: true };
  return [
    { ...bar, name: "ground", itemStyle: { color: "transparent" }, data: figure.low },
    { ...bar, name: "noise band", itemStyle: { color: colours.band },
      data: figure.high.map((high, i) => (high === null ? null : high - figure.low[i])) },
    { name: "centre", type: "line", step: "middle", silent: true, showSymbol: false, color: colours.stage,
      lineStyle: { type: "dotted", width: 1.4 } },
  ];
}

function markLines(line, wide, colours) {
  return {
    silent: true, symbol: "none",
    lineStyle: { color: colours.text, type: "dashed", width: 1 },
    label: { color: colours.text, fontSize: 11, position: "end", distance: 3 },
    data: line.marks.map(({ at, number }) => ({ xAxis: at, label: { formatter: wide ? `accepted (${number})` : `(${number})` } })),
  };
}

function trend(line, unit, figure, wide, colours) {
  const option = base(colours, unit);
  const { runs } = line;
  const size = runs.length > 150 ? 4 : 8;
  const [ground, band, centre] = bandBars(figure, colours);
  const latest = runs.at(-1).kind;
  const others = [...new Set(runs.map(({ kind }) => kind))].filter((kind) => kind !== latest);
  const verdicts = VERDICTS(colours).filter(({ has }) => runs.some(has));
  option.tooltip.formatter = (points) => (points.length === 0 ? "" : told(line, figure, unit, Number(points[0].axisValue)));
  return {
    ...option,
    legend: wide
      ? { ...option.legend, icon: undefined, itemWidth: 14, itemHeight: 10, data: [...verdicts.map(({ name }) => name), "noise band"] }
      : undefined,
    grid: { ...option.grid, top: wide ? 56 : 24 },
    xAxis: { type: "category", data: runs.map((run, i) => String(i)), axisTick: { show: false },
      axisLine: { onZero: false, lineStyle: { color: colours.grid } },
      axisLabel: { color: colours.muted, hideOverlap: true, formatter: (i) => runs[Number(i)].label } },
    yAxis: unit === "ratio" ? option.yAxis : { ...option.yAxis, min: undefined, scale: true },
    series: [
      ground,
      band,
      { ...centre, data: joined(runs, figure.centre, [latest, ...others]) },
      { type: "line", data: joined(runs, figure.values, others), showSymbol: false, silent: true,
        lineStyle: { width: 0.8, color: colours.stage } },
      { type: "line", data: joined(runs, figure.values, [latest]), showSymbol: false, color: colours.lines[0],
        lineStyle: { width: 1.6 }, markLine: markLines(line, wide, colours) },
      ...verdicts.map(({ name, symbol, color, border, has }) => ({ type: "scatter", name, symbol, symbolSize: size, z: 3,
        itemStyle: { color, opacity: 1, borderColor: border ?? color, borderWidth: border ? 2 : 0 },
        data: runs.map((run, i) => (has(run) ? figure.values[i] : null)) })),
    ],
  };
}

model.lines.forEach((line, number) => line.charts.forEach(({ unit, figures }, n) => {
  const id = `chart-${number}-${n}`;
  const select = document.getElementById(`${id}-figure`);
  figures.forEach(({ name }) => select?.add(new Option(name, name)));
  const optionOf = (colours) => trend(line, unit, figures[Math.max(0, select?.selectedIndex ?? 0)], n === 0, colours);
  const isEmpty = figures.every(({ values }) => values.every((value) => value === null));
  const instance = chart(id, isEmpty, optionOf, "No run knows this figure.");
  select?.addEventListener("change", () => instance?.setOption(optionOf(palette()), { notMerge: true }));
}));

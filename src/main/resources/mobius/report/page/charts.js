const WHEN = { hour: 3600, minute: 60 };
const MIB = 1048576;

function clock(seconds) {
  const sign = seconds < 0 ? "-" : "";
  const all = Math.abs(Math.round(seconds));
  const two = (value) => String(value).padStart(2, "0");
  const minutes = `${Math.floor((all % WHEN.hour) / WHEN.minute)}`;
  return all < WHEN.hour
    ? `${sign}${minutes}:${two(all % WHEN.minute)}`
    : `${sign}${Math.floor(all / WHEN.hour)}:${two(minutes)}:${two(all % WHEN.minute)}`;
}

const stagesEnd = Math.max(0, ...model.stages.map((stage) => stage.to));
const timeEnd = Math.max(stagesEnd, model.timeline.at.at(-1) ?? 0, 1);
const timeStart = Math.min(0, model.timeline.at[0] ?? 0);

/** A step of the time axis that is round on a clock. */
const timeStep = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200]
  .find((step) => (timeEnd - timeStart) / step <= 8) ?? 86400;

function overTime(colours, unit, series, withZoom) {
  const option = base(colours, unit);
  const zoom = { id: "time", filterMode: "none", type: "inside", disabled: true };
  const slider = { id: "time", filterMode: "none", type: "slider", height: 18, bottom: 8, showDetail: false,
    showDataShadow: false, brushSelect: false, borderColor: colours.grid, fillerColor: colours.shade };
  if (withZoom) {
    option.grid.bottom = 34;
  }
  option.tooltip.axisPointer = { label: { formatter: ({ value }) => clock(value) } };
  option.tooltip.formatter = (points) => tooltip(points, unit);
  return {
    ...option,
    xAxis: {
      type: "value", min: timeStart, max: timeEnd, splitLine: { show: false }, axisLine: { lineStyle: { color: colours.grid } },
      axisTick: { show: false },
      axisLabel: { color: colours.muted, hideOverlap: true, formatter: clock, showMaxLabel: timeEnd % timeStep === 0 },
      interval: timeStep,
    },
    dataZoom: [withZoom ? slider : zoom],
    series: series.map((line, i) => (i === 0 ? { ...line, markArea: stageAreas(colours, withZoom) } : line)),
  };
}

function tooltip(points, unit) {
  if (points.length === 0) {
    return "";
  }
  const box = document.createElement("div");
  box.append(clock(points[0].value[0]));
  points.filter((point) => point.value[1] !== null).forEach((point) => {
    const line = document.createElement("div");
    line.textContent = `${point.seriesName}: ${UNITS[unit](point.value[1])}`;
    line.style.borderLeft = `3px solid ${point.color}`;
    line.style.paddingLeft = "6px";
    box.append(line);
  });
  return box;
}

/** Stages as bands: measured ones shaded, the others bounded by lines only. */
function stageAreas(colours, named) {
  return {
    silent: true,
    data: model.stages.map((stage) => [
      {
        xAxis: stage.from,
        itemStyle: { color: stage.measured ? colours.shade : "transparent", borderColor: colours.stage, borderWidth: 0.5,
          borderType: "dotted" },
        label: { show: Boolean(named), position: "insideTop", color: colours.muted, fontSize: 11,
          formatter: stage.measured ? `${stage.name} (measured)` : stage.name },
      },
      { xAxis: stage.to },
    ]),
  };
}

const second = (key) => model.timeline.at.map((at, i) => [at, model.timeline.lines[key][i]]);
const has = (key) => model.timeline.lines[key].some((value) => value !== null);

function budgetLines(colours, budgets) {
  return budgets.map((budget) => ({
    name: `budget ${budget.percentile}`, type: "line", data: [], color: colours.fail,
    lineStyle: { type: "dashed", width: 1.5 }, symbol: "none",
    markLine: {
      silent: true, symbol: "none", data: [{ yAxis: budget.limitMillis }],
      lineStyle: { color: colours.fail, type: "dashed", width: 1.5 },
      label: { formatter: `budget ${budget.percentile} < ${UNITS.ms(budget.limitMillis)}`, position: "insideEndTop",
        color: colours.fail, fontSize: 12 },
    },
  }));
}

/** The axis reaches the budget, so that the distance to it is seen. */
function reaching(budgets) {
  const highest = Math.max(0, ...budgets.map((budget) => budget.limitMillis));
  return ({ max }) => (max < highest ? highest * 1.15 : null);
}

const noTime = model.timeline.at.length === 0;

function drawTimeCharts() {
  const dashed = { lineStyle: { type: "dashed", width: 1.6 } };
  const linked = [
    chart("chart-percentiles", noTime || !has("p50"), (colours) => {
      const option = overTime(colours, "ms", [line("p50", second("p50")), line("p95", second("p95")),
        line("p99", second("p99")), ...budgetLines(colours, model.totalBudgets)], true);
      option.yAxis.max = reaching(model.totalBudgets);
      option.legend.data = ["p50", "p95", "p99"];
      return option;
    }, "No response was OK."),
    chart("chart-arrivals", noTime, (colours) => overTime(colours, "count", [
      line("started", second("usersStarted")),
      ...(has("usersPlanned") ? [line("planned", second("usersPlanned"), dashed)] : [])]), "Nobody arrived."),
    chart("chart-throughput", noTime, (colours) => overTime(colours, "count", [
      line("answered OK", second("ok")), line("sent", second("requestsStarted"), dashed)]), "No request was sent."),
    chart("chart-users", noTime, (colours) => overTime(colours, "count", [line("active", second("usersActive"))]),
      "Nobody arrived."),
    chart("chart-failures", !model.anyFailed, (colours) => overTime(colours, "count", [
      line("failed", second("ko"), { color: colours.fail }), line("throttled", second("throttled"), dashed)]),
      "No request failed, and none was throttled."),
  ];
  echarts.connect(linked.filter((each) => each !== null));
}

function drawErrors() {
  const kinds = model.errors.slice().reverse();
  const place = document.getElementById("chart-errors");
  if (!place) {
    return;
  }
  place.style.height = `${60 + 34 * kinds.length}px`;
  chart("chart-errors", false, (colours) => {
    const option = base(colours, "count");
    return {
      ...option,
      legend: undefined,
      grid: { ...option.grid, top: 8 },
      xAxis: { ...option.yAxis, minInterval: 1 },
      yAxis: { type: "category", data: kinds.map((kind) => kind.name), axisTick: { show: false },
        axisLine: { lineStyle: { color: colours.grid } },
        axisLabel: { color: colours.text, width: place.clientWidth * 0.4, overflow: "truncate" } },
      series: [{ name: "failures", type: "bar", barMaxWidth: 18, color: colours.fail, data: kinds.map((kind) => kind.count) }],
    };
  }, "");
}

function drawDistribution() {
  const select = document.getElementById("distribution-request");
  model.distributions.forEach(({ name }) => select.add(new Option(name, name)));
  const optionOf = (colours) => {
    const chosen = model.distributions[Math.max(0, select.selectedIndex)];
    const total = model.distributions[0];
    const option = base(colours, "ms");
    const series = [line(chosen.name, tailPoints(chosen)), ...budgetLines(colours, chosen.budgets)];
    if (chosen !== total) {
      series.push(line(total.name, tailPoints(total), { lineStyle: { type: "dotted", width: 1.6 } }));
    }
    option.tooltip.formatter = (points) => points
      .map((point) => [point.seriesName, percentileName(point.value[0]), UNITS.ms(point.value[1])])
      .reduce((box, words) => { box.append(words.join(": "), document.createElement("br")); return box; },
        document.createElement("div"));
    return {
      ...option,
      legend: { ...option.legend, data: chosen === total ? [total.name] : [chosen.name, total.name] },
      xAxis: { type: "log", min: 1, splitLine: { show: true, lineStyle: { color: colours.grid } },
        axisLine: { lineStyle: { color: colours.grid } }, name: "of the responses", nameLocation: "middle", nameGap: 28,
        nameTextStyle: { color: colours.muted }, axisLabel: { color: colours.muted, formatter: percentileName } },
      yAxis: { ...option.yAxis, max: reaching(chosen.budgets) },
      grid: { ...option.grid, bottom: 26 },
      series,
    };
  };
  const instance = chart("chart-distribution", model.distributions.length === 0, optionOf, "No response was OK.");
  select.addEventListener("change", () => instance.setOption(optionOf(palette()), { notMerge: true }));
}

const inUnit = (value, unit) => (unit === "MiB" && value !== null ? value / MIB : value);

function recordedLine({ name, points, stroke }, part, colours) {
  const data = points.map(([at, value]) => [at, inUnit(value, part.unit)]);
  if (part.moments) {
    return { name, type: "scatter", symbolSize: 6, data };
  }
  const strokes = {
    SOLID: {},
    LIMIT: { lineStyle: { type: "dashed", width: 1.6 } },
    TREND: { color: colours.fail, z: 3, lineStyle: { type: "dashed", width: 2.4 } },
  };
  return line(name, data, strokes[stroke]);
}

/** Charts of what was recorded once a second, each on the time axis of the run. */
function drawRecorded(parts) {
  Object.entries(parts).forEach(([id, part]) =>
    chart(`chart-${id}`, part.lines.length === 0, (colours) => {
      const option = overTime(colours, part.unit, part.lines.map((each) => recordedLine(each, part, colours)));
      // A growth of some percent is not seen from 0 upwards.
      const grows = part.lines.some(({ stroke }) => stroke === "TREND");
      return grows ? { ...option, yAxis: { ...option.yAxis, min: undefined, scale: true } } : option;
    }, "Nothing was recorded."));
}

/** Shows what the platform told; of what it did not tell there is no chart. */
function drawPlatform() {
  const told = Object.fromEntries(Object.entries(model.platform).filter(([, part]) => part.lines.length > 0));
  Object.keys(model.platform).filter((id) => !(id in told)).forEach((id) =>
    document.getElementById(`chart-${id}`).closest("figure").remove());
  if (Object.keys(told).length === 0) {
    document.querySelector("#platform .note").textContent = "It told nothing: docs/telemetry.md says how to let it.";
  }
  drawRecorded(told);
}

drawTimeCharts();
drawErrors();
drawDistribution();
drawPlatform();
drawRecorded(model.injector);

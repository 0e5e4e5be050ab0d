/** A run with its value, its band and what is to be known about it. */
function runTip({ runs, changes }, chart, view, i) {
  const value = view.lines.flatMap(({ stroke, points }) => (stroke === "LEVEL" ? [] : points)).find(([x, y]) => x === i && y !== null);
  const band = view.bands.flatMap(({ points }) => points).find(([x]) => x === i);
  return [
    `${runs[i].began}: ${runs[i].outcome}`,
    `${view.name}: ${value === undefined ? "not known" : shown(chart.y, value[1])}`,
    band === undefined ? "no band yet" : `band: ${shown(chart.y, band[1])} to ${shown(chart.y, band[2])}`,
    runs[i].note,
    ...changes.filter(({ at }) => at === i).map(({ number, reason }) => `accepted change ${number}: ${reason}`),
  ].filter((words) => words !== "").map((words) => [words]);
}

model.lines.forEach((line) => line.charts.forEach((chart) => {
  const trend = draw(chart, { tip: (of, view, points) => runTip(line, of, view, Number(points[0].axisValue)) });
  if (trend !== null && chart.views.length > 1) {
    const select = document.createElement("select");
    select.setAttribute("aria-label", "Value");
    choices(select, chart.views.map(({ name }) => name), (index) => trend.show(chart.views[index]));
    document.getElementById(`chart-${chart.id}`).closest("figure").querySelector("figcaption").replaceChildren(select);
  }
}));

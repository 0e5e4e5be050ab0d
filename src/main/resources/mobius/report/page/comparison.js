const select = document.getElementById("request");

/** The value of a percentile and its interval on one line. */
function changeTip(chart, view, [{ axisValue }]) {
  const at = Number(axisValue);
  const value = view.lines[0].points.find(([x]) => x === at);
  if (value === undefined) {
    return [[`${chart.x.labels[at]}: too few responses`]];
  }
  const interval = view.bands[0].points.find(([x]) => x === at);
  const ends = interval === undefined ? "no interval" : interval.slice(1).map((end) => shown(chart.y, end)).join(" to ");
  return [[`${chart.x.labels[at]}: ${shown(chart.y, value[1])} (${ends})`]];
}

const shifted = ({ x }) => x.scale === "CATEGORIES";
const charts = model.charts.map((chart) => ({ chart, shownChart: draw(chart, shifted(chart) ? { tip: changeTip } : {}) }));

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

choices(select, model.requests.map(({ name }) => name), (index) => {
  charts.forEach(({ chart, shownChart }) => shownChart?.show(chart.views[index]));
  const { name, rows } = model.requests[index];
  document.getElementById("shifts-of").textContent = `Of ${name}.`;
  document.querySelector("#shifts tbody").replaceChildren(...rows.map((cells) => {
    const row = document.createElement("tr");
    row.append(...cells.map(cellOf));
    return row;
  }));
});
select.closest(".controls").hidden = model.requests.length === 0;

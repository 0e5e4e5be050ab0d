/** Zooms together with the other charts of its section; the slider stands below the wide one. */
function zooming(option, colours, place) {
  const wide = place.classList.contains("tall");
  const slider = { id: "time", filterMode: "none", type: "slider", height: 18, bottom: 8, showDetail: false, showDataShadow: false,
    brushSelect: false, borderColor: colours.grid, fillerColor: colours.shade };
  const passive = { id: "time", filterMode: "none", type: "inside", disabled: true };
  return { ...option, grid: { ...option.grid, bottom: wide ? 34 : option.grid.bottom }, dataZoom: [wide ? slider : passive] };
}

/** Long names of errors leave room for the bars. */
function barred(option, colours, place) {
  option.yAxis.axisLabel.width = place.clientWidth * 0.4;
  return option;
}

function drawDistribution() {
  const select = document.getElementById("distribution-request");
  const { views } = model.distribution;
  const chart = draw(model.distribution);
  if (chart === null) {
    return;
  }
  const [line] = views[0].lines;
  const total = { ...line, stroke: "DOTTED" };
  choices(select, views.map(({ name }) => name), (index) =>
    chart.show(index === 0 ? views[0] : { ...views[index], lines: [...views[index].lines, total] }));
  select.closest(".controls").hidden = false;
}

const linked = model.time.map((chart) => draw(chart, { adapt: zooming }));
echarts.connect(linked.filter((chart) => chart !== null).map(({ instance }) => instance));
model.errors.forEach((chart) => draw(chart, { adapt: barred }));
drawDistribution();
[...model.platform, ...model.injector].forEach((chart) => draw(chart));

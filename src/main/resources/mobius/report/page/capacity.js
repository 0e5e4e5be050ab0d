model.charts.forEach((chart) => draw(chart));

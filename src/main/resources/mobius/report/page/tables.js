const PAGE_ROWS = 50;

/**
 * Takes over a table of which the page carries the first rows only: filters, sorts and shows it a page at a time, so
 * that a phone bears thousands of rows. `rowOf` makes a row of the table from one of `rows`, whose entries are in the
 * order of the columns.
 */
function longTable(id, rows, rowOf) {
  const section = document.getElementById(id);
  if (!section || rows.length === 0) {
    return;
  }
  const body = section.querySelector("tbody");
  const count = section.querySelector("[data-count]");
  const filter = section.querySelector("input");
  const more = section.querySelector(".more");
  const state = { words: "", shown: PAGE_ROWS, column: -1, descending: true };

  const heads = section.querySelectorAll("thead th");
  const sortKey = (value) =>
    heads[state.column].classList.contains("number") && typeof value === "string" ? figureIn(value) : value;
  const chosen = () => {
    const matching = rows.filter((row) => row[0].toLowerCase().includes(state.words));
    return state.column < 0 ? matching : matching.sort((a, b) => compare(sortKey(a[state.column]), sortKey(b[state.column])));
  };
  const compare = (a, b) => {
    if (a === null || b === null) {
      return (a === null) - (b === null);
    }
    const order = typeof a === "string" ? a.localeCompare(b) : a - b;
    return state.descending ? -order : order;
  };
  const draw = () => {
    const matching = chosen();
    body.replaceChildren(...matching.slice(0, state.shown).map(rowOf));
    more.hidden = matching.length <= state.shown;
    count.textContent = `${Math.min(state.shown, matching.length)} of ${matching.length} shown`;
  };

  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      state.descending = state.column === column ? !state.descending : head.classList.contains("number");
      state.column = column;
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", state.descending ? "descending" : "ascending");
      draw();
    });
  });
  filter.addEventListener("input", () => {
    state.words = filter.value.toLowerCase();
    state.shown = PAGE_ROWS;
    draw();
  });
  more.addEventListener("click", () => {
    state.shown += 4 * PAGE_ROWS;
    draw();
  });
  section.querySelector(".controls").hidden = false;
  draw();
}

/** The figure in a text such as "< 1,000 ms", or null. */
function figureIn(text) {
  const number = Number.parseFloat(text.replace(/[^0-9.]/g, ""));
  return Number.isNaN(number) ? null : number;
}

function cell(text, classes) {
  const made = document.createElement("td");
  made.textContent = text;
  made.className = classes;
  return made;
}

function rowHead(text) {
  const head = document.createElement("th");
  head.scope = "row";
  head.textContent = text;
  return head;
}

function row(...cells) {
  const made = document.createElement("tr");
  made.append(...cells);
  return made;
}

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const figure = (value, format) => (value === null ? "not known" : format.format(value));

/** Mirrors the columns that RequestsSection writes. */
function requestRow(request) {
  const [name, ...figures] = request;
  const optional = [false, true, false, true, true, false, false, true, true];
  const cells = figures.map((value, i) =>
    cell(figure(value, i === 8 ? short : whole), optional[i] ? "number optional" : "number"));
  return row(rowHead(name), ...cells);
}

/** Mirrors the columns that InformativeSection writes. */
function informativeRow(finding) {
  const [subject, question, limit, actual] = finding;
  return row(rowHead(subject), cell(question, ""), cell(limit, "number"), cell(actual, "number"));
}

longTable("requests", model.requests, requestRow);
longTable("informative", model.informative, informativeRow);

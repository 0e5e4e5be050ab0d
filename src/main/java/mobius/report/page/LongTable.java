package mobius.report.page;

/** The frame of a table that tables.js filters, sorts and pages. */
public final class LongTable {

    private LongTable() {}

    /** Begins the section and the row of column heads. */
    public static void open(Markup html, String id, String title, String note) {
        html.open("section", "id", id, "aria-labelledby", id + "-title");
        html.element("h2", title, "id", id + "-title");
        html.element("p", note, "class", "note");
        html.open("p", "class", "controls", "hidden", "hidden");
        html.element("label", "Filter by name", "for", id + "-filter");
        html.empty("input", "id", id + "-filter", "type", "search", "autocomplete", "off");
        html.element("span", "", "class", "note", "data-count", "", "role", "status")
                .close();
        html.open("div", "class", "scroll")
                .open("table", "class", "long")
                .open("thead")
                .open("tr");
    }

    /** Ends the row of column heads and begins the body. */
    public static void body(Markup html) {
        html.close().close().open("tbody");
    }

    /** Ends the section. */
    public static String close(Markup html) {
        html.close().close().close();
        html.element("button", "Show more", "type", "button", "class", "more", "hidden", "hidden");
        return html.close().toString();
    }
}

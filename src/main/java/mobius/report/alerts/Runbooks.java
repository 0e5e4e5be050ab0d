package mobius.report.alerts;

import java.net.URI;
import java.util.Optional;

/**
 * Where an alert says what to do. A file of the repository is no address that a chat could follow, and so it is told as a text.
 *
 * @param page the URL of the page with all of them; empty: only the file of the repository is known
 */
record Runbooks(Optional<URI> page) {

    static final String FILE = "docs/alerts.md";

    /** The name of the annotation. */
    String annotation() {
        return page.isPresent() ? "runbook_url" : "runbook";
    }

    /** What it holds for a part of the page. */
    String of(String part) {
        return page.map(URI::toString).orElse(FILE) + "#" + part;
    }
}

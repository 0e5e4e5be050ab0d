package mobius.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobius.check.Asker.Result;
import mobius.config.Timeouts;
import mobius.contract.Answer;
import mobius.contract.UnexpectedAnswer;
import mobius.http.WebFailure;

/**
 * The items that a check has created, or may have created, and their removal. Only an item with the name that was sent is
 * removed.
 */
final class Created {

    /** The longest wait for a rate limit: a limit per minute allows requests again after a minute. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(65);

    private static final Duration WAIT = Duration.ofSeconds(5);
    private static final int TOO_MANY_REQUESTS = 429;
    /** How many times a removal is sent if it gets no response. */
    private static final int MOST_TRIES = 3;

    private final Asker asker;
    private final Requests requests;
    private final Timeouts timeouts;
    private final Pause pause;
    private final List<Item> items = new ArrayList<>();
    /** The waiting time for rate limits so far, over all items. */
    private Duration waited = Duration.ZERO;

    private int removed;

    /** Sleeps; tests replace it to avoid waiting. */
    interface Pause {

        void of(Duration time) throws InterruptedException;
    }

    /**
     * The kinds of items, with the operations that find and remove them. Contexts come first, because they are removed before
     * their projects.
     */
    enum Kind {
        CONTEXT("context", "GET /contexts", "GET /contexts/{id}", "DELETE /contexts/{id}"),
        PROJECT("project", "GET /projects", "GET /projects/{id}", "DELETE /projects/{id}");

        private final String word;
        private final String list;
        private final String read;
        private final String delete;

        Kind(String word, String list, String read, String delete) {
            this.word = word;
            this.list = list;
            this.read = read;
            this.delete = delete;
        }
    }

    /** An item that may exist. Its id is empty until the platform has returned it. */
    private static final class Item {

        private final Kind kind;
        private final String name;
        private Optional<String> id = Optional.empty();
        private String reason = "";

        Item(Kind kind, String name) {
            this.kind = kind;
            this.name = name;
        }

        @Override
        public String toString() {
            return "the " + kind.word + " "
                    + id.map(known -> known + " (" + name + ")").orElse("called " + name);
        }
    }

    Created(Asker asker, Requests requests, Timeouts timeouts, Pause pause) {
        this.asker = asker;
        this.requests = requests;
        this.timeouts = timeouts;
        this.pause = pause;
    }

    /**
     * Creates an item with a unique name.
     *
     * @param name of the item; no other item may have it
     * @param ask the request that creates it
     * @return the id of the item; empty if the platform created none or returned no id
     */
    Optional<String> create(Kind kind, String name, Ask ask) throws InterruptedException {
        Item item = new Item(kind, name);
        // Recorded before the request is sent: it may create the item even if its response is lost.
        items.add(item);
        Result result = asker.ask(ask, Readings.named(name, id -> item.id = Optional.of(id)));
        if (result.isWithoutEffect()) {
            items.remove(item);
        }
        return item.id;
    }

    /** The number of items that were certainly created. */
    long count() {
        return items.stream().filter(item -> item.id.isPresent()).count();
    }

    /** The number of items that {@link #remove} has removed. */
    int removed() {
        return removed;
    }

    /**
     * Removes all items, contexts before projects.
     *
     * @param projectId the project of the contexts; empty if there is none
     * @return a sentence for each item that remains, or may remain
     */
    List<String> remove(Optional<String> projectId) throws InterruptedException {
        requests.beginRemoval();
        List<Item> inOrder =
                items.stream().sorted(Comparator.comparing(item -> item.kind)).toList();
        for (Item item : inOrder) {
            identify(item, projectId);
            delete(item);
        }
        List<String> left = new ArrayList<>();
        for (Item item : inOrder) {
            leftover(item).ifPresentOrElse(left::add, () -> removed += item.id.isPresent() ? 1 : 0);
        }
        return List.copyOf(left);
    }

    /** Looks up an item whose id did not arrive. Its name is unique, so a row with this name is the item. */
    private void identify(Item item, Optional<String> projectId) throws InterruptedException {
        if (item.id.isPresent() || (item.kind == Kind.CONTEXT && projectId.isEmpty())) {
            return;
        }
        Ask list = Ask.of(item.kind.list, timeouts.quick());
        list = list.with(asker.api().paging(asker.endpoint(item.kind.list)).page(0, Walk.PAGE));
        if (item.kind == Kind.CONTEXT) {
            list = list.with(Map.of(
                    asker.api().parameter(asker.endpoint(item.kind.list), "projectId"), projectId.orElseThrow()));
        }
        try {
            List<JsonNode> rows =
                    requests.send(asker.request(list), list.patience()).answer().rows();
            item.id = rows.stream()
                    .filter(row -> Answer.field(row, "name").asText().equals(item.name))
                    .findFirst()
                    .flatMap(Answer::id);
            item.reason =
                    "its creation was not confirmed, and " + (item.id.isPresent() ? "" : "the list does not show it");
        } catch (WebFailure | UnexpectedAnswer | Requests.Spent unreadable) {
            item.reason = "its creation was not confirmed, and the list cannot be read";
        }
    }

    /** Deletes an item whose id is known, and records why if that fails. */
    private void delete(Item item) throws InterruptedException {
        if (item.id.isEmpty()) {
            return;
        }
        Ask delete = Ask.of(item.kind.delete, timeouts.standard()).on(item.id.get());
        if (!asker.api().serves(asker.endpoint(item.kind.delete))) {
            asker.skip(item.kind.delete, "not in its document");
            item.reason = "the platform does not serve " + item.kind.delete;
            return;
        }
        Result result = asker.send(delete, Readings::anything);
        for (int tries = 1; isWorthAnotherTry(result, tries); tries++) {
            asker.forget(item.kind.delete);
            result = asker.send(delete, Readings::anything);
        }
        if (!result.isUnderstood()) {
            OperationRow row = asker.rows().get(item.kind.delete);
            item.reason = row == null || row.reason().isEmpty() ? "it was not deleted" : row.reason();
        }
    }

    /**
     * Whether to send a removal again. A server may close a kept-alive connection just when the next request is sent, and
     * repeating a removal does no harm.
     */
    private boolean isWorthAnotherTry(Result result, int tries) throws InterruptedException {
        return result.status() == TOO_MANY_REQUESTS
                ? waits()
                : result.outcome() == Outcome.FAILED && tries < MOST_TRIES;
    }

    /**
     * Waits for a rate limit.
     *
     * @return false if the limit on waiting is used up
     */
    private boolean waits() throws InterruptedException {
        if (waited.compareTo(LONGEST_WAIT) >= 0) {
            return false;
        }
        pause.of(WAIT);
        waited = waited.plus(WAIT);
        requests.beginRemoval();
        return true;
    }

    /**
     * Checks whether an item is gone.
     *
     * @return a sentence if the item still exists, or if nothing shows that it is gone; otherwise empty
     */
    private Optional<String> leftover(Item item) throws InterruptedException {
        if (item.id.isEmpty()) {
            return Optional.of(item + ", if it exists: " + item.reason);
        }
        Ask read = Ask.of(item.kind.read, timeouts.quick()).on(item.id.get());
        try {
            int status = requests.send(asker.request(read), read.patience())
                    .response()
                    .status();
            if (status == 403 || status == 404 || status == 410) {
                return Optional.empty();
            }
            return item.reason.isEmpty() && status / 100 != 2
                    ? Optional.empty()
                    : Optional.of(item + ": " + (item.reason.isEmpty() ? "deleted, but still listed" : item.reason));
        } catch (WebFailure | Requests.Spent unknown) {
            return item.reason.isEmpty() ? Optional.empty() : Optional.of(item + ": " + item.reason);
        }
    }
}

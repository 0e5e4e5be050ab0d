package mobius.contract;

import java.io.IOException;
import java.net.URI;

/** The documents to which a document refers, by their addresses. */
@FunctionalInterface
public interface OtherDocuments {

    /**
     * The text of a document.
     *
     * @param address absolute
     * @throws IOException when it cannot or must not be read, with a sentence for the user
     */
    String text(URI address) throws IOException;
}

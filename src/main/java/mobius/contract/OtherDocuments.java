package mobius.contract;

import java.io.IOException;
import java.net.URI;

/** Loads the documents that a document refers to. */
@FunctionalInterface
public interface OtherDocuments {

    /**
     * Returns the text of a document.
     *
     * @param address absolute
     * @throws IOException if it cannot or must not be read; the message is a sentence for the user
     */
    String text(URI address) throws IOException;
}

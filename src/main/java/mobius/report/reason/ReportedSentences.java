package mobius.report.reason;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a report has said so far. A reader who finds a sentence twice looks for the difference. */
public final class ReportedSentences {

    private static final Pattern BETWEEN_SENTENCES = Pattern.compile("(?<=[.!?])\\s+(?=\\p{Lu})");

    private final Set<String> sentences = new HashSet<>();

    /** The sentences of a text that were not said before; empty if all were. */
    public String unsaid(String text) {
        return BETWEEN_SENTENCES.splitAsStream(text).filter(sentences::add).collect(Collectors.joining(" "));
    }
}

package mobius.data.text;

/** The grammar of sentences in comments, descriptions and prompts. */
public final class English {

    static final String TEXT = """
            == sentence
            {Verb} the {adjective} {noun}.
            --
            {Verb} every {noun} of the {adjective} {noun}, newest first.
            --
            The {noun} is {adjective} until the {noun} was seen by the {noun}.
            --
            Without {term} this would {verb} the {noun} twice.
            --
            {Verb} and {verb} one {noun} per {noun}; the {adjective} {noun} is left alone.
            --
            Returns the {adjective} {noun}, or nothing when the {noun} has no {noun}.
            --
            See {title}: the {noun} must {verb} before its {noun} does.
            --
            Keeps at most {number} {adjective} entries, because the {noun} of its {noun} is {adjective}.
            --
            Callers {verb} the {noun} themselves when {term} is {adjective}.
            --
            The {noun} that cannot {verb} is logged with its {noun} and {noun}.
            --
            Not thread-safe: {verb} it inside the {noun}'s {noun}.
            == question
            Why does the {noun} {verb} the {adjective} {noun} twice when {term} is {adjective}?
            --
            How do I {verb} {term} without losing the {noun}?
            --
            Explain how {term} and {term} work together in {title}.
            --
            Write tests for the {noun} that should {verb} each {adjective} {noun}.
            --
            Refactor this so that the {noun} no longer has to {verb} its {noun}. Keep the public names.
            --
            What happens to the {noun} when {term} fails after {number} ms?
            --
            Suggest the {adjective} design for {title} with {term}. Name the trade-offs.
            --
            Find the bug: after {number} requests the {noun} is {adjective}.
            """;

    /** Sentences and questions without code, for descriptions and prompts. */
    public static final Grammar GRAMMAR = new Grammar(TEXT);

    private English() {}
}

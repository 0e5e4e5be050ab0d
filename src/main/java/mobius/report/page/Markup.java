package mobius.report.page;

import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import mobius.text.TextSanitizer;

/** Writes HTML and XML. All text goes through it, so that nothing in a request name is ever read as markup. */
public final class Markup {

    /** Behind these a new line keeps words apart also where a reader gets nothing but the text. */
    private static final Set<String> BLOCKS = Set.of(
            "caption",
            "dd",
            "div",
            "dt",
            "figcaption",
            "figure",
            "h1",
            "h2",
            "header",
            "li",
            "ol",
            "p",
            "section",
            "summary",
            "td",
            "th",
            "tr",
            "ul");

    private final StringWriter text = new StringWriter();
    private final Deque<String> opened = new ArrayDeque<>();
    private final XMLStreamWriter xml;

    public Markup() {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a writer into memory cannot fail", impossible);
        }
    }

    /** The beginning of an XML file. */
    public Markup declaration() {
        return write(() -> xml.writeStartDocument("UTF-8", "1.0"));
    }

    /** One step of the writer, which only a broken target could refuse. */
    private interface Step {
        void take() throws XMLStreamException;
    }

    /**
     * Begins an element.
     *
     * @param attributes names and values by turns
     */
    public Markup open(String element, String... attributes) {
        opened.push(element);
        return write(() -> xml.writeStartElement(element)).attributes(attributes);
    }

    /** An element that HTML never closes. */
    Markup empty(String element, String... attributes) {
        return write(() -> xml.writeEmptyElement(element)).attributes(attributes);
    }

    private Markup attributes(String... attributes) {
        for (int i = 0; i < attributes.length; i += 2) {
            String name = attributes[i];
            String value = TextSanitizer.text(attributes[i + 1]);
            write(() -> xml.writeAttribute(name, value));
        }
        return this;
    }

    public Markup text(String words) {
        return write(() -> xml.writeCharacters(TextSanitizer.text(words)));
    }

    public Markup close() {
        write(xml::writeEndElement);
        return BLOCKS.contains(opened.pop()) ? write(() -> xml.writeCharacters("\n")) : this;
    }

    /** Text whose line breaks count. */
    public Markup lines(String words) {
        return write(() -> xml.writeCharacters(TextSanitizer.lines(words)));
    }

    /** An element with nothing but text in it. */
    public Markup element(String element, String words, String... attributes) {
        return open(element, attributes).text(words).close();
    }

    private Markup write(Step step) {
        try {
            step.take();
            return this;
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a writer into memory cannot fail", impossible);
        }
    }

    /** What was written so far. */
    @Override
    public String toString() {
        write(xml::flush);
        return text.toString();
    }
}

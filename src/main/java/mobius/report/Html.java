package mobius.report;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes elements of the page. All text goes through it, so that nothing in a request name is ever read as markup. */
final class Html {

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    Html() {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a writer into memory cannot fail", impossible);
        }
    }

    /** One step of the writer, which only a broken target could refuse. */
    private interface Step {
        void take() throws XMLStreamException;
    }

    /** @param attributes names and values by turns */
    Html open(String element, String... attributes) {
        return write(() -> xml.writeStartElement(element)).attributes(attributes);
    }

    /** An element that HTML never closes. */
    Html empty(String element, String... attributes) {
        return write(() -> xml.writeEmptyElement(element)).attributes(attributes);
    }

    private Html attributes(String... attributes) {
        for (int i = 0; i < attributes.length; i += 2) {
            String name = attributes[i];
            String value = Visible.text(attributes[i + 1]);
            write(() -> xml.writeAttribute(name, value));
        }
        return this;
    }

    Html text(String words) {
        return write(() -> xml.writeCharacters(Visible.text(words)));
    }

    Html close() {
        return write(xml::writeEndElement);
    }

    /** An element with nothing but text in it. */
    Html element(String element, String words, String... attributes) {
        return open(element, attributes).text(words).close();
    }

    private Html write(Step step) {
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

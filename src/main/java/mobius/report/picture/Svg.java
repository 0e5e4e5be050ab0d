package mobius.report.picture;

import java.awt.Dimension;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.DOMException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A drawing that becomes an SVG file. Text stays text, and there are no style attributes, which the policy of Jenkins forbids. */
final class Svg {

    /** Layouts are measured with the first; the second, on other systems, has letters of the same width. */
    static final String FONT = "DejaVu Sans";

    private static final String FONTS = "'DejaVu Sans', Verdana, sans-serif";
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final int DECIMALS = 1;

    private final SVGGraphics2D graphics;
    private final Dimension size;

    Svg(int width, int height) {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
        context.setPrecision(DECIMALS);
        context.setComment(null);
        this.graphics = new SVGGraphics2D(context, false);
        this.size = new Dimension(width, height);
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("the JDK has an XML parser", impossible);
        }
    }

    SVGGraphics2D graphics() {
        return graphics;
    }

    /** The text of the file, to be stored as UTF-8. */
    String text(String title) {
        Element root = graphics.getRoot();
        root.setAttribute("viewBox", "0 0 " + size.width + " " + size.height);
        root.setAttribute("width", Integer.toString(size.width));
        root.setAttribute("height", Integer.toString(size.height));
        root.insertBefore(title(root.getOwnerDocument(), title), root.getFirstChild());
        setFonts(root);
        StringWriter written = new StringWriter();
        try {
            graphics.stream(root, written, false, false);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a writer into memory cannot fail", impossible);
        }
        // Before it stands a document type with the address of a server.
        String text = written.toString();
        return text.substring(text.indexOf("<svg"));
    }

    private static Element title(Document document, String words) throws DOMException {
        Element title = document.createElementNS(NAMESPACE, "title");
        title.appendChild(document.createTextNode(words));
        return title;
    }

    private static void setFonts(Element root) {
        root.setAttribute("font-family", FONTS);
        NodeList elements = root.getElementsByTagNameNS("*", "*");
        for (int i = 0; i < elements.getLength(); i++) {
            if (elements.item(i) instanceof Element element && element.hasAttribute("font-family")) {
                element.setAttribute("font-family", FONTS);
            }
        }
    }
}

package bellwether.research.backtest.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// A written tear sheet, read back. It is well-formed XML too, so that nothing is left open.
record SheetDocument(String html, Document document) {
    static SheetDocument of(TearSheet sheet) {
        return of(TearSheetPage.of(sheet));
    }

    static SheetDocument of(String html) {
        String prologue = "<!DOCTYPE html>\n";
        if (!html.startsWith(prologue)) {
            throw new AssertionError("begins with " + html.substring(0, 30));
        }
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            String xml = html.substring(prologue.length());
            return new SheetDocument(
                    html,
                    factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml))));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(e);
        }
    }

    List<Element> elements(String name) {
        return elements(document.getDocumentElement(), name);
    }

    static List<Element> elements(Element within, String name) {
        NodeList found = within.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    /// Everything that is read, tables and descriptions of charts included.
    String text() {
        return elements("body").getFirst().getTextContent();
    }

    /// The cells of the first table with a caption that begins so, without its headings.
    List<List<String>> table(String caption) {
        Element table =
                elements("table").stream()
                        .filter(candidate -> caption(candidate).startsWith(caption))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no table " + caption));
        return rows(table);
    }

    static List<List<String>> rows(Element table) {
        List<List<String>> rows = new ArrayList<>();
        for (Element row : elements(elements(table, "tbody").getFirst(), "tr")) {
            List<String> cells = new ArrayList<>();
            NodeList children = row.getChildNodes();
            for (int i = 0; i < children.getLength(); i++) {
                cells.add(children.item(i).getTextContent());
            }
            rows.add(cells);
        }
        return rows;
    }

    private static String caption(Element table) {
        return elements(table, "caption").getFirst().getTextContent();
    }
}

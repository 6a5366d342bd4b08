package bellwether.research.backtest.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.UnusualWords;
import bellwether.platform.base.Sha256;
import bellwether.platform.document.FigureFormat;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/// What holds of every sheet, whatever came of the run.
final class TearSheetPageTest {
    private static final Map<String, TearSheet> SHEETS =
            Map.ofEntries(
                    Map.entry("normal", TearSheetExamples.normal()),
                    Map.entry("no trades", TearSheetExamples.noTrades()),
                    Map.entry("one trade", TearSheetExamples.oneTrade()),
                    Map.entry("ruin", TearSheetExamples.ruin()),
                    Map.entry("one bar", TearSheetExamples.oneBar()),
                    Map.entry("all gaps", TearSheetExamples.allGaps()),
                    Map.entry("many trades", TearSheetExamples.manyTrades()),
                    Map.entry("thirty years", TearSheetExamples.thirtyYears()),
                    Map.entry("symbols", TearSheetExamples.symbols(9)),
                    Map.entry("compare", TearSheetExamples.compare()),
                    Map.entry("sweep", TearSheetExamples.sweep()),
                    Map.entry("walk-forward", TearSheetExamples.walkForward()),
                    Map.entry(
                            "no run",
                            TearSheetExamples.sheet(
                                    SheetHeading.Kind.SINGLE, "nothing", List.of())));

    private static final Map<String, SheetDocument> PAGES = pages();

    private static Map<String, SheetDocument> pages() {
        return SHEETS.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey, entry -> SheetDocument.of(entry.getValue())));
    }

    private static SheetDocument page(String name) {
        return Objects.requireNonNull(PAGES.get(name), name);
    }

    private static final Set<String> ELEMENTS =
            Set.of(
                    "html",
                    "head",
                    "meta",
                    "title",
                    "style",
                    "body",
                    "main",
                    "header",
                    "section",
                    "div",
                    "h1",
                    "h2",
                    "h3",
                    "p",
                    "b",
                    "ol",
                    "ul",
                    "li",
                    "dl",
                    "dt",
                    "dd",
                    "span",
                    "sup",
                    "a",
                    "code",
                    "pre",
                    "table",
                    "caption",
                    "thead",
                    "tbody",
                    "tr",
                    "th",
                    "td",
                    "figure",
                    "figcaption",
                    "details",
                    "summary",
                    "svg",
                    "desc",
                    "polyline",
                    "polygon",
                    "rect",
                    "circle",
                    "text");

    @Test
    void nothingRunsAndNothingIsFetched() {
        PAGES.forEach((name, page) -> {
            for (Element element : page.elements("*")) {
                assertTrue(
                        ELEMENTS.contains(element.getTagName()),
                        name + ": " + element.getTagName());
                NamedNodeMap attributes = element.getAttributes();
                for (int i = 0; i < attributes.getLength(); i++) {
                    String attribute = attributes.item(i).getNodeName();
                    assertFalse(attribute.startsWith("on"), name + ": " + attribute);
                    assertFalse(
                            Set.of("style", "src", "srcset", "action", "data").contains(attribute),
                            name + ": " + attribute);
                    if (attribute.equals("href")) {
                        assertTrue(attributes.item(i).getNodeValue().startsWith("#"), name);
                    }
                }
            }
            assertFalse(
                    Pattern.compile("https?:|url\\(|@import|javascript:")
                            .matcher(page.html())
                            .find(),
                    name);
        });
    }

    /// The policy allows the one style sheet by its hash, so that not even a style can be slipped
    /// in.
    @Test
    void thePolicyAllowsTheStyleSheetAndNothingElse() {
        SheetDocument page = page("normal");
        String style = page.elements("style").getFirst().getTextContent();
        assertEquals(1, page.elements("style").size());
        String policy =
                "default-src 'none'; style-src 'sha256-"
                        + Base64.getEncoder().encodeToString(Sha256.of(style))
                        + "'; base-uri 'none'; form-action 'none'";
        assertEquals(policy, TearSheetPage.policy());
        assertEquals(
                policy,
                page.elements("meta").stream()
                        .filter(meta ->
                                meta.getAttribute("http-equiv").equals("Content-Security-Policy"))
                        .findFirst()
                        .orElseThrow()
                        .getAttribute("content"));
    }

    @Test
    void everyChartHasATitleADescriptionAndItsNumbers() {
        PAGES.forEach((name, page) -> {
            for (Element figure : page.elements("figure")) {
                for (Element svg : SheetDocument.elements(figure, "svg")) {
                    if (svg.getAttribute("class").contains("swatch")) {
                        continue;
                    }
                    assertEquals("img", svg.getAttribute("role"));
                    assertFalse(
                            SheetDocument.elements(svg, "title")
                                    .getFirst()
                                    .getTextContent()
                                    .isBlank());
                    assertFalse(
                            SheetDocument.elements(svg, "desc")
                                    .getFirst()
                                    .getTextContent()
                                    .isBlank());
                }
                List<Element> details = SheetDocument.elements(figure, "details");
                assertEquals(1, details.size(), name);
                assertFalse(
                        SheetDocument.rows(
                                        SheetDocument.elements(details.getFirst(), "table")
                                                .getFirst())
                                .isEmpty(),
                        name);
            }
        });
    }

    @Test
    void idsAreUniqueAndReferencesResolve() {
        PAGES.forEach((name, page) -> {
            Set<String> ids = new HashSet<>();
            List<String> references = new ArrayList<>();
            for (Element element : page.elements("*")) {
                String id = element.getAttribute("id");
                assertTrue(id.isEmpty() || ids.add(id), name + ": " + id + " twice");
                Stream.of(element.getAttribute("aria-labelledby").split(" "))
                        .filter(reference -> !reference.isEmpty())
                        .forEach(references::add);
                if (!element.getAttribute("href").isEmpty()) {
                    references.add(element.getAttribute("href").substring(1));
                }
            }
            references.forEach(reference -> assertTrue(ids.contains(reference), name + reference));
        });
    }

    /// What is undefined is a dash whose reason can be followed to by keyboard.
    @Test
    void noFigureIsNotANumberAndEveryDashHasItsReason() {
        PAGES.forEach((name, page) -> {
            assertFalse(
                    Pattern.compile("NaN|Infinity|\u221e|\ufffd|\\bnull\\b")
                            .matcher(page.html())
                            .find(),
                    name);
            for (Element cell : page.elements("td")) {
                if (cell.getTextContent().startsWith(FigureFormat.ABSENT)) {
                    Element link = SheetDocument.elements(cell, "a").getFirst();
                    assertTrue(link.getAttribute("aria-label").startsWith("Not defined: "), name);
                }
            }
        });
    }

    @Test
    void theSameSheetGivesTheSameBytesOnAnyThread() {
        SHEETS.forEach((name, sheet) -> {
            String elsewhere = CompletableFuture.supplyAsync(() -> TearSheetPage.of(sheet)).join();
            assertEquals(page(name).html(), elsewhere, name);
        });
    }

    @Test
    void theTextsUseTheFieldsWords() {
        PAGES.forEach((name, page) -> assertEquals(List.of(), UnusualWords.in(name, page.text())));
    }

    @Test
    void numbersAreWrittenAsTheLocaleHasThem() {
        String german = TearSheetPage.of(TearSheetExamples.ruin(), Locale.GERMANY);
        assertTrue(german.contains("\u22122.500,00\u00a0USD"), "the equity at the end");
        assertTrue(german.contains("100,125"), "the price of the entry");
        assertTrue(page("ruin").html().contains("\u22122,500.00\u00a0USD"));
        SheetDocument.of(german);
    }

    @Test
    void findingsStandFirstAndTheWorstBeforeAll() {
        SheetDocument page = page("normal");
        List<String> codes =
                page.elements("ol").getFirst().getElementsByTagName("code").getLength() == 3
                        ? SheetDocument.elements(page.elements("ol").getFirst(), "code").stream()
                                .map(Element::getTextContent)
                                .toList()
                        : List.of();
        assertEquals(List.of("too_few", "below_hold", "flat"), codes);
        assertEquals("Findings", page.elements("h2").getFirst().getTextContent());
        assertTrue(page.text().contains("Remedy: Run it over more symbols or a longer span."));
        assertTrue(page("no trades").text().contains("None of the checks raised a finding."));
    }

    @Test
    void syntheticPricesAreSaidInTitleAndHead() {
        TearSheet sheet = TearSheetExamples.oneTrade();
        SheetOrigin origin = sheet.origin();
        SheetDocument page =
                SheetDocument.of(
                        new TearSheet(
                                sheet.heading(),
                                sheet.findings(),
                                sheet.runs(),
                                null,
                                List.of(),
                                sheet.assumptions(),
                                new SheetOrigin(
                                        origin.sources(),
                                        true,
                                        origin.engine(),
                                        origin.dataHash(),
                                        origin.fingerprint(),
                                        origin.repeat())));
        assertTrue(page.elements("title").getFirst().getTextContent().startsWith("Synthetic: "));
        assertTrue(page.text().contains("Synthetic prices"));
        assertFalse(page("one trade").text().contains("Synthetic"));
    }
}

package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the page computes and draws by itself, in a real browser: its language of conditions beside
/// the server's, charts of unusual bars, the market by keyboard.
final class PagePicturesTest {
    private static final String ROWS = "document.querySelectorAll('.long-body > div').length";

    private static Chromium browser;
    private static TestApp app;

    @BeforeAll
    static void start(@TempDir Path profile) throws IOException {
        Assumptions.assumeTrue(Chromium.isThere(), "chromium is not there: page not looked at");
        browser = Chromium.start(profile);
        app = new TestApp();
        app.call()
                .header("Prefer", "wait=30")
                .post("/api/v1/screen", "{\"q\":\"close is known\",\"universe\":\"synthetic\"}");
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
            app.close();
        }
    }

    private static String script(String name) throws IOException {
        try (InputStream in = PagePicturesTest.class.getResourceAsStream("/bellwether/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ChromiumTab open(String path) {
        ChromiumTab tab = browser.open();
        tab.size(1440, 900);
        tab.go("http://127.0.0.1:" + app.port() + path);
        assertTrue(tab.becomes("document.querySelector('main h1')"), path);
        return tab;
    }

    @Test
    void twoHundredRandomFiltersAreReadAndJudgedAsTheServerDoes() throws IOException {
        try (ChromiumTab tab = open("/app/jobs")) {
            tab.eval(
                    script("random-filters.js")
                                    .replace(
                                            "export function randomFilters",
                                            "globalThis.randomFilters = function")
                            + ";0");
            JsonNode found = tab.eval(script("filter-comparison.js"));
            assertEquals(0, found.get("differences").size(), found.toPrettyString());
            assertTrue(found.get("decided").asInt() > 150, found.toPrettyString());
            assertTrue(found.get("local").asInt() > 30, found.toPrettyString());
            assertTrue(found.get("some").asInt() > 10, found.toPrettyString());
        }
    }

    @Test
    void chartsOfAnyBarsAreDrawnAndKeepWhatIsInSight() throws IOException {
        try (ChromiumTab tab = open("/app/jobs")) {
            JsonNode found = tab.eval(script("chart-checks.js"));
            assertTrue(found.get("none").get("label").asText().contains("no bars"));
            for (String name : List.of("one", "flat", "gap", "huge", "nought")) {
                assertTrue(found.get(name).get("drawn").asBoolean(), name);
            }
            assertEquals(39, found.get("gap").get("to").asInt());
            assertEquals("[100,150,120,27648000]", found.get("lineAdded").toString());
            assertEquals("[300,350,320,27648000]", found.get("olderAdded").toString());
            assertEquals("[0,49,-1]", found.get("otherSymbol").toString());
            assertEquals("[0,49]", found.get("widest").toString());
            assertEquals(List.of(), tab.lines());
        }
    }

    @Test
    void theMarketIsFilteredSortedAndOpenedByKeyboard() {
        try (ChromiumTab tab = open("/app/market?of=synthetic")) {
            assertTrue(tab.becomes(ROWS + " === 30"));
            tab.press("/", false);
            tab.type("close > 0 and RSI");
            assertTrue(tab.becomes("document.querySelector('[role=option] code')"));
            tab.type("_14 > 200");
            assertTrue(
                    tab.becomes(
                            "document.querySelector('.counted').textContent.startsWith('0 of 30"
                                    + " pass')"));
            assertTrue(
                    tab.becomes(
                            "new URL(location).searchParams.get('q') === 'close > 0 and RSI_14 >"
                                    + " 200'"));
            tab.eval("document.querySelector('#filter').select()");
            tab.type("clse > 0");
            assertTrue(
                    tab.becomes(
                            "document.querySelector('#filter-says').textContent.includes('mean"
                                    + " close')"));
            tab.eval("document.querySelector('#filter').select()");
            tab.type("close > 0");
            tab.press("Escape", false);
            tab.press("ArrowDown", false);
            assertTrue(tab.becomes("document.activeElement.tagName === 'LONG-TABLE'"));
            tab.press("ArrowDown", false);
            tab.press("Enter", false);
            assertTrue(tab.becomes("location.pathname.startsWith('/app/s/DEMO')"));
            assertTrue(
                    tab.becomes("document.querySelector('.acts').textContent.includes('2 of 30')"));
        }
    }
}

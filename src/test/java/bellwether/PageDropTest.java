package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file of prices on its way into Market, with a mouse, in one page that is never loaded anew.
final class PageDropTest {
    private static Chromium browser;

    @BeforeAll
    static void start(@TempDir Path profile) throws IOException {
        Assumptions.assumeTrue(Chromium.isThere(), "chromium is not there: page not looked at");
        browser = Chromium.start(profile);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    /// The last 120 weekdays before a day, up and down.
    private static Path file(Path folder, String ticker) throws IOException {
        StringBuilder text = new StringBuilder("Date,Ticker,Open,High,Low,Close,Volume\n");
        LocalDate day = LocalDate.of(2025, 12, 31).minusDays(170);
        for (int i = 0; i < 120; day = day.plusDays(1)) {
            if (day.getDayOfWeek() == DayOfWeek.SATURDAY
                    || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                continue;
            }
            double close = 100 + 10 * Math.sin(i / 9.0) + i / 10.0;
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%s,%s,%.2f,%.2f,%.2f,%.2f,%d%n",
                            day,
                            ticker,
                            close - 0.5,
                            close + 1,
                            close - 1,
                            close,
                            1000 + i));
            i++;
        }
        return Files.writeString(folder.resolve(ticker + ".csv"), text);
    }

    private static ChromiumTab open(TestApp app) {
        ChromiumTab tab = browser.open();
        tab.size(1440, 900);
        tab.go("http://127.0.0.1:" + app.port() + "/app/data");
        until(tab, "document.querySelector('input[type=file]')");
        tab.eval(
                """
                window.since = 'opened';
                window.bars = new Set();
                new MutationObserver(() => document.querySelectorAll('[role=progressbar]').forEach((one) => bars.add(one.ariaLabel)))
                  .observe(document.body, { subtree: true, childList: true });
                """);
        return tab;
    }

    private static void until(ChromiumTab tab, String condition) {
        assertTrue(tab.becomes(condition), condition);
    }

    private static void untilShown(ChromiumTab tab, String text) {
        until(tab, "document.body.innerText.includes('%s')".formatted(text));
    }

    private static JsonNode middle(ChromiumTab tab, String element) {
        return tab.eval(
                """
                (() => { const el = %s; el.scrollIntoView({ block: 'center' });
                  const box = el.getBoundingClientRect(); return { x: box.left + box.width / 2, y: box.top + box.height / 2 }; })()
                """
                        .formatted(element));
    }

    private static void press(ChromiumTab tab, String element) {
        until(tab, element);
        JsonNode at = middle(tab, element);
        for (String type : List.of("mousePressed", "mouseReleased")) {
            tab.call(
                    "Input.dispatchMouseEvent",
                    Map.of(
                            "type",
                            type,
                            "x",
                            at.get("x"),
                            "y",
                            at.get("y"),
                            "button",
                            "left",
                            "clickCount",
                            1));
        }
    }

    private static String named(String selector, String text) {
        return "[...document.querySelectorAll('%s')].find((one) => one.textContent.includes('%s'))"
                .formatted(selector, text);
    }

    private static void drop(ChromiumTab tab, JsonNode at, Path file) {
        for (String type : List.of("dragEnter", "dragOver", "drop")) {
            tab.call(
                    "Input.dispatchDragEvent",
                    Map.of(
                            "type",
                            type,
                            "x",
                            at.get("x"),
                            "y",
                            at.get("y"),
                            "data",
                            Map.of(
                                    "items",
                                    List.of(),
                                    "files",
                                    List.of(file.toString()),
                                    "dragOperationsMask",
                                    1)));
        }
    }

    private static void importIt(TestApp app, ChromiumTab tab, String ticker) {
        untilShown(tab, "not stored yet");
        untilShown(tab, "First rows");
        assertEquals(404, app.call().get("/api/v1/stocks/" + ticker).status());
        press(tab, named("main button", "Import 120 rows"));
        until(tab, "document.querySelector('main .badge.good')");
        until(tab, "window.bars.has('Progress of %s.csv')".formatted(ticker));
        assertEquals(120, app.call().get("/api/v1/stocks/" + ticker).json().get("bars").asInt());
    }

    @Test
    void aDroppedFileIsStoredAnalysedAndInMarketWithoutAReload(@TempDir Path folder)
            throws IOException {
        try (TestApp app = new TestApp();
                ChromiumTab tab = open(app)) {
            Path file = file(folder, "WALK");
            drop(tab, Chromium.JSON.readTree("{\"x\":20,\"y\":880}"), file);
            until(tab, "window.since === 'opened'"); // beside the box: the page stays
            assertEquals(
                    0, tab.eval("document.querySelectorAll('.drop + ul > li').length").asInt());
            drop(tab, middle(tab, "document.querySelector('.drop')"), file);
            importIt(app, tab, "WALK");
            press(tab, named("main a", "WALK"));
            until(tab, "document.querySelector('input[name=capital]')");
            press(tab, "document.querySelector('input[name=capital]')");
            tab.type("100000");
            press(tab, "document.querySelector('.analyse button')");
            until(tab, "document.querySelector('.symbol-head .verdict')");
            press(tab, named(".head nav a", "Market"));
            press(tab, named("main button", "Bring up to date"));
            until(tab, "document.querySelector('long-table').textContent.includes('WALK')");
            until(
                    tab,
                    "/hold|buy|sell/.test([...document.querySelectorAll('long-table"
                            + " [role=row]')].find((one) =>"
                            + " one.textContent.includes('WALK')).textContent)");
            assertEquals("opened", tab.eval("window.since").asText());
            assertEquals(List.of(), tab.lines());
        }
    }

    @Test
    void aChosenFileTooAndAnOpenMarketHearsOfIt(@TempDir Path folder) throws IOException {
        try (TestApp app = new TestApp();
                ChromiumTab market = open(app);
                ChromiumTab tab = open(app)) {
            press(market, named(".head nav a", "Market"));
            until(market, "document.querySelector('main .empty, long-table')");
            tab.call("Page.bringToFront", Map.of());
            tab.call("Page.setInterceptFileChooserDialog", Map.of("enabled", true));
            press(tab, "document.querySelector('input[type=file]')");
            Waiting.until(() -> tab.chooser() != 0);
            tab.call(
                    "DOM.setFileInputFiles",
                    Map.of(
                            "files",
                            List.of(file(folder, "RUNS").toString()),
                            "backendNodeId",
                            tab.chooser()));
            importIt(app, tab, "RUNS");
            market.call("Page.bringToFront", Map.of());
            untilShown(market, "1 not looked at yet");
            assertEquals("opened", market.eval("window.since").asText());
        }
    }
}

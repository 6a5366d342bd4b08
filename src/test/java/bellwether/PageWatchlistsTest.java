package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Watchlists in a real browser: rows that are moved by mouse, finger and keyboard, on a screen and
/// a phone.
@Tag("page")
final class PageWatchlistsTest {
    private static final String ORDER =
            "[...document.querySelectorAll('.entries [data-row]')].map((one) =>"
                    + " one.textContent).join()";

    private static Chromium browser;
    private static TestApp app;
    private String list = "";

    @BeforeAll
    static void start(@TempDir Path profile) throws IOException {
        Assumptions.assumeTrue(Chromium.isThere(), "chromium is not there: page not looked at");
        browser = Chromium.start(profile);
        app = new TestApp();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
            app.close();
        }
    }

    @BeforeEach
    void fill() {
        Call.Answer made =
                app.call().post("/api/v1/watchlists", "{\"name\":\"L%d\"}".formatted(number++));
        list = made.json().get("id").asText();
        app.call()
                .header("If-Match", made.header("ETag"))
                .post(
                        "/api/v1/watchlists/" + list + "/entries",
                        "{\"add\":[\"DEMO01\",\"DEMO02\",\"DEMO03\",\"DEMO04\"]}");
    }

    private static int number;

    private PageUser open(int width) {
        PageUser user = PageUser.open(browser, app.port(), "/app/watchlists?list=" + list, width);
        shows(user, "DEMO01,DEMO02,DEMO03,DEMO04");
        return user;
    }

    private static void shows(PageUser user, String order) {
        assertTrue(
                user.tab.becomes(ORDER + " === '" + order + "'"),
                () -> order + " is shown as " + user.tab.eval(ORDER));
    }

    private void isKept(String order) {
        assertEquals(
                order,
                String.join(
                        ",",
                        Waiting.until(
                                () ->
                                        app.call()
                                                .get("/api/v1/watchlists/" + list + "/entries")
                                                .json()
                                                .get("items")
                                                .valueStream()
                                                .map(one -> one.get("ticker").asText())
                                                .toList(),
                                all -> String.join(",", all).equals(order))));
    }

    private static String row(int place) {
        return ".entries tbody tr:nth-child(" + place + ")";
    }

    private static String grip(int place) {
        return row(place) + " .grip";
    }

    @Test
    void aRowIsDraggedByTheMouseToWhereTheMarkIs() {
        try (PageUser user = open(1440)) {
            user.drag(grip(1), grip(4));
            assertTrue(
                    user.tab.becomes(
                            "document.querySelector('.entries .dragged [data-row]').textContent"
                                    + " === 'DEMO01' && document.querySelector('.drop-above,"
                                    + " .drop-below')"));
            isKept("DEMO01,DEMO02,DEMO03,DEMO04"); // not before it is dropped
            user.drop(row(4) + " .note-field");
            shows(user, "DEMO02,DEMO03,DEMO01,DEMO04");
            assertTrue(
                    user.tab.becomes(
                            "document.querySelector('#said').textContent === 'Moved DEMO01 to place"
                                    + " 3'"));
            isKept("DEMO02,DEMO03,DEMO01,DEMO04");
            assertEquals(0, user.tab.eval("document.querySelectorAll('.dragged').length").asInt());
            assertEquals(List.of(), user.tab.lines());
        }
    }

    @Test
    void escapeEndsADragWithoutAMove() {
        try (PageUser user = open(1440)) {
            user.drag(grip(4), grip(1));
            assertTrue(user.tab.becomes("document.querySelector('.drop-above')"));
            user.tab.press("Escape", false);
            assertTrue(user.tab.becomes("!document.querySelector('.dragged')"));
            user.drop(grip(1));
            shows(user, "DEMO01,DEMO02,DEMO03,DEMO04");
            isKept("DEMO01,DEMO02,DEMO03,DEMO04");
        }
    }

    @Test
    void aFingerMovesARowOnAPhoneOnceOneArranges() {
        try (PageUser user = open(390)) {
            user.tab.call(
                    "Emulation.setTouchEmulationEnabled",
                    Map.of("enabled", true, "maxTouchPoints", 1));
            user.click("Arrange");
            assertTrue(user.tab.becomes("document.querySelector('.grip').offsetWidth >= 24"));
            user.swipe(grip(3), row(1) + " th .ticker");
            shows(user, "DEMO03,DEMO01,DEMO02,DEMO04");
            isKept("DEMO03,DEMO01,DEMO02,DEMO04");
        }
    }

    @Test
    void theKeyboardMovesARowAndKeepsTheFocusOnIt() {
        try (PageUser user = open(1440)) {
            user.tab.eval("document.querySelector('" + row(1) + " [data-row]').focus()");
            for (int place = 2; place <= 4; place++) {
                user.tab.eval(
                        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key:"
                                + " 'ArrowDown', altKey: true, bubbles: true }))");
                assertTrue(
                        user.tab.becomes(
                                "document.querySelector('"
                                        + row(place)
                                        + " [data-row]').textContent === 'DEMO01' &&"
                                        + " document.activeElement.textContent === 'DEMO01'"));
                isKept(
                        List.of(
                                        "DEMO02,DEMO01,DEMO03,DEMO04",
                                        "DEMO02,DEMO03,DEMO01,DEMO04",
                                        "DEMO02,DEMO03,DEMO04,DEMO01")
                                .get(place - 2));
            }
        }
    }

    @Test
    void aPhoneShowsTheChangeWithinItsWidth() {
        try (PageUser user = open(390)) {
            assertTrue(
                    user.tab.becomes(
                            "/%/.test(document.querySelector('.entries td.shown.num"
                                    + " .num').textContent)"));
            assertTrue(
                    user.tab.becomes(
                            "[...document.querySelectorAll('.entries td.shown')].every((one) =>"
                                    + " one.getBoundingClientRect().right <= innerWidth)"));
            assertEquals(
                    0,
                    user.tab
                            .eval(
                                    "(() => { const one = document.querySelector('.entries');"
                                            + " return one.scrollWidth - one.clientWidth; })()")
                            .asInt());
        }
    }

    @Test
    void aNoteIsKeptAndAListIsRenamed() {
        try (PageUser user = open(1440)) {
            user.fill(row(2) + " .note-field", "earnings on Thursday");
            String entries = "/api/v1/watchlists/" + list + "/entries";
            Waiting.until(
                    () -> app.call().get(entries).json().at("/items/1/note").asText(),
                    "earnings on Thursday"::equals);
            user.fill("details [name=name]", "Renamed " + list);
            user.tab.eval("document.querySelector('details form').requestSubmit()");
            assertTrue(
                    user.tab.becomes(
                            "document.querySelector('main h2').textContent === 'Renamed "
                                    + list
                                    + "'"));
        }
    }

    @Test
    void aListIsMovedIntoACollectionWhichIsRenamedAndDeleted() {
        try (PageUser user = open(1440)) {
            user.click("New collection");
            user.fill("details[open] [name=name]", "Default");
            user.click("Make the collection");
            assertTrue(
                    user.tab.becomes(
                            "[...document.querySelectorAll('details[open] .fault')].some((one) =>"
                                    + " one.innerText.includes('Default'))"),
                    () -> user.tab.eval("document.querySelector('main').innerText").asText());
            user.fill("details[open] [name=name]", "India");
            user.click("Make the collection");
            user.click("Rename, move or delete");
            user.fill("[name=collection]:not(.title *)", collection("India"));
            user.tab.eval("document.querySelector('main details form').requestSubmit()");
            user.sees("in India");
            assertEquals("India", named(list));
            user.fill(".title select", collection("India"));
            assertTrue(
                    user.tab.becomes(
                            "document.querySelectorAll('main .tabs button').length === 1"
                                    + " && location.search.includes('collection=')"));
            user.click("Rename or delete");
            user.fill(".list details[open] [name=name]", "Asia");
            user.tab.eval("document.querySelector('.list details[open] form').requestSubmit()");
            user.sees("in Asia");
            user.click("Delete the collection");
            user.click("(1 list) goes to Default");
            Waiting.until(() -> named(list).equals("Default"));
            assertTrue(user.tab.becomes("!document.querySelector('.title select')"));
            assertEquals(List.of(), user.tab.lines());
        }
    }

    @Test
    void correlationsOfAListHaveTheirNumberAndWindow() {
        JsonNode said =
                app.call()
                        .post(
                                "/api/v1/correlations",
                                "{\"tickers\":[\"DEMO01\",\"DEMO02\",\"DEMO03\",\"DEMO04\"],\"sessions\":60}")
                        .json();
        assertEquals(60, said.get("n").asInt(), said.toString());
        try (PageUser user = open(390)) {
            user.click("Correlations");
            user.sees("252 common returns");
            user.fill("details[open] select", "60");
            user.sees(
                    "60 common returns, %s to %s"
                            .formatted(said.get("from").asText(), said.get("to").asText()));
            assertTrue(
                    user.tab.becomes(
                            "document.querySelectorAll('heat-map tbody td').length === 16"
                                    + " && document.querySelectorAll('[aria-label=Pairs] tbody"
                                    + " tr').length === 6"));
            double first = said.at("/pairs/0/correlation").asDouble();
            String cell =
                    user.tab
                            .eval(
                                    "[...document.querySelectorAll('[aria-label=Pairs] tbody"
                                            + " tr')].find((one) => one.innerText.includes('%s') && one.innerText.includes('%s')).cells[1].innerText"
                                                    .formatted(
                                                            said.at("/pairs/0/first").asText(),
                                                            said.at("/pairs/0/second").asText()))
                            .asText();
            assertEquals(first, Double.parseDouble(cell.replace('\u2212', '-')), 0.0051);
            assertEquals(List.of(), user.tab.lines());
        }
    }

    private static String collection(String name) {
        return app.call().get("/api/v1/watchlist-collections/" + name).json().get("id").asText();
    }

    private static String named(String list) {
        return app.call().get("/api/v1/watchlists/" + list).json().at("/collection/name").asText();
    }
}

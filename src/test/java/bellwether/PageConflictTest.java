package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What another has changed since one looked is not overwritten, and what one does keeps its place.
@Tag("page")
final class PageConflictTest {
    private static Chromium browser;
    private static TestApp app;

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

    private static PageUser open(String path) {
        return PageUser.open(browser, app.port(), path, 1440);
    }

    private static void patch(String path, String body) {
        String tag = app.call().get(path).header("ETag");
        Call.Answer changed =
                app.call()
                        .header("If-Match", tag)
                        .header("Content-Type", "application/json")
                        .send("PATCH", path, BodyPublishers.ofString(body));
        assertEquals(200, changed.status(), changed.body());
    }

    /// From now on the page hears nothing of what others do: its reads do not come back.
    private static void deafen(PageUser user) {
        user.tab.eval(
                """
                (() => {
                  const real = fetch;
                  window.fetch = (path, options) => (options?.method === 'GET' ? new Promise(() => {}) : real(path, options));
                })()
                """);
    }

    @Test
    void aScanThatAnotherChangesMeanwhileIsNotOverwritten() {
        Call.Answer made =
                app.call().post("/api/v1/scans", "{\"name\":\"mine\",\"universe\":\"synthetic\"}");
        String path = "/api/v1/scans/" + made.json().get("id").asText();
        try (PageUser user = open("/app/alerts?tab=scans")) {
            user.click("Change");
            user.fill("main .under form [name=minutes]", "30");
            patch(path, "{\"name\":\"of another\"}");
            user.click("Save the scan");
            user.sees("has changed since");
            JsonNode kept = app.call().get(path).json();
            assertEquals("of another", kept.get("name").asText());
            assertEquals(300, kept.get("every_seconds").asInt());
            user.click("Cancel");
            user.sees("of another");
            user.click("Change");
            user.fill("main .under form [name=minutes]", "30");
            user.click("Save the scan");
            user.sees("each 30 min");
            assertEquals("of another", app.call().get(path).json().get("name").asText());
        }
    }

    @Test
    void aListThatAnotherChangesMeanwhileIsNotRenamedNorReordered() {
        Call.Answer made = app.call().post("/api/v1/watchlists", "{\"name\":\"Morning\"}");
        String path = "/api/v1/watchlists/" + made.json().get("id").asText();
        app.call().post(path + "/entries", "{\"add\":[\"DEMO01\",\"DEMO02\",\"DEMO03\"]}");
        try (PageUser user = open("/app/watchlists")) {
            user.sees("DEMO03");
            user.click("Rename, move or delete");
            assertTrue( // the tag of what is shown has been read
                    user.tab.becomes(
                            "performance.getEntriesByName(location.origin + '%s').length > 0"
                                    .formatted(path)));
            deafen(user);
            app.call()
                    .post(
                            path + "/entries",
                            "{\"move_to\":{\"tickers\":[\"DEMO03\"],\"place\":1}}");
            user.fill("main details input[name=name]", "Evening");
            user.tab.eval("document.querySelector('main details form').requestSubmit()");
            assertTrue(
                    user.tab.becomes(
                            "document.querySelector('main details"
                                    + " .fault').textContent.includes('changed since')"));
            assertEquals("Morning", app.call().get(path).json().get("name").asText());
            user.tab.eval("document.querySelector('[aria-label=\"Move DEMO02 up\"]').click()");
            user.sees("changed since");
            assertEquals("DEMO03,DEMO01,DEMO02", order(path));
        }
        try (PageUser user = open("/app/watchlists")) {
            for (String words : new String[] {"Move DEMO02 up", "Move DEMO02 up"}) {
                String button = "document.querySelector('[aria-label=\"%s\"]')".formatted(words);
                assertTrue(user.tab.becomes(button));
                user.tab.eval(button + ".click()");
            }
            assertTrue(
                    user.tab.becomes(
                            "[...document.querySelectorAll('main tbody .ticker')].map((one) =>"
                                    + " one.textContent).join() === 'DEMO02,DEMO03,DEMO01'"));
            Waiting.until(() -> order(path).equals("DEMO02,DEMO03,DEMO01"));
            assertEquals(0, user.tab.eval("document.querySelectorAll('.trouble').length").asInt());
        }
    }

    private static String order(String path) {
        StringBuilder order = new StringBuilder();
        for (JsonNode entry : app.call().get(path + "/entries").json().get("items")) {
            order.append(order.isEmpty() ? "" : ",").append(entry.get("ticker").asText());
        }
        return order.toString();
    }

    /// What stands in a list stays as it is when something is added beside it.
    @Test
    void anEntryThatIsWrittenLeavesTheListAndTheFocusInTheirPlace() {
        app.call().post("/api/v1/journal", "{\"text\":\"The first.\"}");
        try (PageUser user = open("/app/journal")) {
            user.sees("The first.");
            user.tab.eval("window.first = document.querySelector('main .list .said'); 0");
            user.click("New entry");
            user.fill("main form.form [name=text]", "The second.");
            user.tab.eval("document.querySelector('main form.form button.main').focus()");
            user.tab.press("Enter", false);
            user.sees("The second.");
            assertTrue(user.tab.eval("first.isConnected").asBoolean(), "the list was made anew");
            assertTrue(
                    user.tab.becomes(
                            "document.querySelector('main"
                                    + " .panel').contains(document.activeElement)"),
                    () -> user.tab.eval("document.activeElement.outerHTML.slice(0, 200)").asText());
        }
    }

    @Test
    void aReaderIsToldWhichRoleADeletionTakes() {
        try (KeyedApp keyed = new KeyedApp();
                PageUser user = PageUser.open(browser, keyed.app.port(), "/app/settings", 390)) {
            assertTrue(user.tab.becomes("document.activeElement.name === 'key'"));
            user.tab.type(keyed.secret("reader", "ann"));
            user.tab.press("Enter", false);
            user.sees("Deleting it takes the role trader; this session has reader.");
        }
    }
}

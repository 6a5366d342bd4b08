package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The field for the zone of times in Settings, in a real browser: it completes, and its hundreds
/// of options cost nothing until it is used.
final class PageZoneTest {
    private static final String FIELD = "document.querySelector('input[list=zones]')";
    private static final String OPTIONS = "document.querySelectorAll('#zones option').length";

    @Test
    void aZoneIsTypedCompletedAndKept(@TempDir Path profile) throws IOException {
        Assumptions.assumeTrue(Chromium.isThere(), "chromium is not there: page not looked at");
        try (Chromium browser = Chromium.start(profile);
                TestApp app = new TestApp();
                ChromiumTab tab = browser.open()) {
            tab.go("http://127.0.0.1:" + app.port() + "/app/settings");
            assertTrue(tab.becomes(FIELD));
            assertEquals(0, tab.eval(OPTIONS).asInt());
            tab.call("Page.bringToFront", Map.of());
            tab.eval(FIELD + ".focus()");
            assertTrue(tab.becomes(OPTIONS + " > 300"));
            int nodes = tab.eval(PageLook.NODES).asInt();
            assertTrue(nodes <= PageLook.MOST_NODES, nodes + " nodes");
            enter(tab, "Europe/Nowhere");
            assertTrue(
                    tab.becomes(
                            "document.querySelector('label"
                                    + " .fault')?.textContent.includes('Europe/Nowhere')"));
            assertEquals("Europe/Nowhere", tab.eval(FIELD + ".value").asText());
            enter(tab, "asia/kathmandu");
            assertTrue(tab.becomes("!document.querySelector('label .fault')"));
            assertTrue(
                    tab.becomes(
                            "/GMT\\+5:45|NPT/.test(document.querySelector('main').textContent)"));
            assertTrue(
                    tab.becomes(
                            "fetch('/api/v1/me/preferences').then((answer) =>"
                                    + " answer.json()).then((kept) => globalThis.kept = kept) &&"
                                    + " /^Asia.Kat[h]?mandu$/.test(globalThis.kept?.zone)"));
            assertTrue(tab.becomes(OPTIONS + " === 0"));
            assertEquals(0, tab.lines().size());
        }
    }

    /// Types it and leaves the field.
    private static void enter(ChromiumTab tab, String text) {
        tab.eval(FIELD + ".focus()");
        tab.eval(FIELD + ".select()");
        tab.type(text);
        tab.eval(FIELD + ".blur()");
    }
}

package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From the sign-in to an analysed list by the keyboard alone, as one sees it and as one hears it.
@Tag("page")
final class PageKeyboardTest {
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

    /// The walk, and what is heard on it.
    private static final class Walk {
        private final ChromiumTab tab;
        private final ChromiumKeys keys;
        private final List<String> faults = new ArrayList<>();

        Walk(ChromiumTab tab) {
            this.tab = tab;
            keys = new ChromiumKeys(tab);
        }

        void until(String condition) {
            assertTrue(tab.becomes(condition), condition);
        }

        void untilAt(String name) {
            until(
                    "(document.activeElement.ariaLabel || document.activeElement.labels?.[0]?.textContent || document.activeElement.textContent).includes('%s')"
                            .formatted(name));
            assertTrue(keys.at().contains(name));
        }

        /// What a screen reader has here; these lines must be among it.
        void hears(String where, String... lines) {
            AccessibleTree tree = AccessibleTree.of(tab);
            tree.faults().forEach(fault -> faults.add(where + ": " + fault));
            for (String line : lines) {
                if (!tree.has(line)) {
                    faults.add(
                            where + ": no " + line + " among\n" + String.join("\n", tree.lines()));
                }
            }
        }

        void heard(String text) {
            until("window.heard.some((one) => one.includes('%s'))".formatted(text));
        }
    }

    @Test
    void signInMakeAListAnalyseItAndReadTheVerdicts() {
        try (KeyedApp keyed = new KeyedApp();
                ChromiumTab tab = browser.open()) {
            tab.size(1440, 900);
            tab.before(ChromiumTab.resource("/bellwether/listening.js"));
            Walk walk = new Walk(tab);
            tab.go("http://127.0.0.1:" + keyed.app.port() + "/");
            signIn(walk, keyed.secret("trader", "ann"));
            makeList(walk);
            analyse(walk);
            read(walk);
            chart(walk);
            assertEquals(List.of(), walk.faults, String.join("\n", walk.faults));
            assertEquals(
                    List.of(),
                    tab.refusals().stream().filter(one -> !one.contains("status of 401")).toList());
            assertEquals(List.of(), tab.lines());
        }
    }

    private static void signIn(Walk walk, String secret) {
        walk.untilAt("API key");
        walk.hears(
                "sign-in",
                "dialog \"Sign in\"",
                "heading 2 \"Sign in\"",
                "textbox \"API key\"",
                "checkbox \"Stay signed in on this device, for 7 days at most\"",
                "button \"Sign in\"",
                "button \"Not now\"");
        walk.keys.type("no-key-of-this-service");
        walk.keys.tabTo("Sign in");
        walk.keys.press("Enter");
        walk.heard("key");
        walk.until("document.querySelector('.fault').textContent.includes('key')");
        walk.keys.at();
        walk.keys.press("Shift+Tab");
        walk.keys.press("Shift+Tab");
        walk.untilAt("API key");
        walk.keys.press("Control+a");
        walk.keys.type(secret);
        walk.keys.press("Enter");
        walk.until("!document.querySelector('dialog')");
        walk.heard("Signed in");
        walk.until("document.querySelector('.who').textContent === 'ann, trader'");
        walk.keys.at();
        walk.hears("today", "heading 1 \"Today\"", "navigation \"Views\"", "link \"Market\"");
    }

    private static void makeList(Walk walk) {
        walk.keys.press("?");
        walk.until("document.querySelector('dialog.help')");
        walk.keys.at();
        walk.hears("keys", "dialog \"Keys\"");
        walk.keys.press("Escape");
        walk.until("!document.querySelector('dialog')");
        walk.keys.at();
        walk.keys.press("g");
        walk.keys.press("w");
        walk.until("document.querySelector('[data-key=n]')");
        walk.heard("Watchlists · Bellwether");
        walk.keys.press("n");
        walk.untilAt("Name of the new list");
        walk.keys.type("Morning");
        walk.keys.press("Enter");
        walk.until("document.querySelector('input[name=tickers]')");
        walk.keys.at();
        walk.keys.tabTo("Symbols to add");
        walk.keys.type("DEMO02 DEMO01,NEWCO");
        walk.keys.press("Enter");
        walk.until("document.querySelectorAll('main tbody tr').length === 3");
        walk.heard("Added 3 symbols");
        walk.keys.at();
        walk.hears(
                "list",
                "heading 1 \"Watchlists\"",
                "heading 2 \"Morning\"",
                "textbox \"Symbols to add\"",
                "columnheader \"My verdict\"",
                "button \"Move DEMO01 up\"",
                "button \"Remove NEWCO\"");
        walk.keys.tabTo("Remove NEWCO");
        walk.keys.press("Enter");
        walk.until("document.querySelectorAll('main tbody tr').length === 2");
        walk.until("document.activeElement !== document.body");
        walk.keys.at();
        walk.keys.press("Shift+Tab");
        walk.keys.at();
    }

    private static void analyse(Walk walk) {
        for (int i = 0; i < 40 && !walk.keys.at().equals("Analyse this list"); i++) {
            walk.keys.press("Shift+Tab");
        }
        assertEquals("Analyse this list", walk.keys.at());
        walk.keys.press("Enter");
        walk.until("document.querySelector('input[name=capital]')");
        walk.keys.at();
        walk.until("document.querySelectorAll('select[name=profile] option').length > 1");
        walk.hears(
                "new analysis",
                "heading 2 \"New analysis\"",
                "textbox \"Capital in each symbol’s own currency\"",
                "combobox \"Profile\"",
                "option \"Mean reversion\"");
        walk.keys.tabTo("Capital");
        walk.keys.type("100000");
        walk.keys.press("Enter");
        walk.until("document.querySelector('.job .badge.good')");
        walk.until("document.activeElement !== document.body");
        walk.keys.at();
        walk.heard("analysis: completed");
        walk.until("document.querySelector('.job table')");
        walk.hears("jobs", "columnheader \"Verdict\"", "heading 3 \"Highest scores\"");
    }

    private static void read(Walk walk) {
        walk.keys.press("Escape"); // out of a field, if one has the focus
        walk.keys.press("g");
        walk.keys.press("w");
        walk.until("document.querySelectorAll('main tbody .verdict').length === 2");
        walk.keys.at();
        walk.keys.press("j");
        assertEquals("DEMO02", walk.keys.at());
        walk.keys.press("Alt+ArrowDown");
        walk.until("document.querySelector('main tbody .ticker').textContent === 'DEMO01'");
        walk.until("document.activeElement !== document.body");
        walk.keys.at();
        walk.keys.press("k");
        walk.untilAt("DEMO01");
        walk.keys.press("Enter");
        walk.until("document.querySelector('.verdicts, .symbol-side .panel')");
        walk.keys.at();
    }

    private static void chart(Walk walk) {
        walk.until("document.querySelector('price-chart').ariaLabel");
        walk.hears("symbol", "heading 1 \"DEMO01\"", "button \"Watch\"");
        AccessibleTree tree = AccessibleTree.of(walk.tab);
        assertTrue(
                tree.lines().stream()
                        .anyMatch(line ->
                                line.matches(
                                        "group \"DEMO01, 1d: .* t shows the bars as a table.\"")),
                String.join("\n", tree.lines()));
        walk.keys.press("t");
        walk.until("document.querySelector('.bar-table')");
        walk.until("document.querySelector('.bar-table [role=row], .bar-table tr')");
        walk.hears("bars");
        assertTrue(
                AccessibleTree.of(walk.tab).lines().stream()
                        .anyMatch(
                                line -> line.matches("(grid|table) \"Bars of DEMO01 in sight.*")));
    }
}

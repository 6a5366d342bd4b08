package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Paper money in a real browser, from the sign-in to a filled order and on.
final class PagePaperTest {
    private static final String COIN = "AAA-USD";
    private static final List<String> VIEWS =
            List.of(
                    "/app/paper",
                    "/app/paper?new=portfolio",
                    "/app/paper?ticker=AAA-USD&quantity=2&stop=8%20%25&target=2%20R",
                    "/app/paper?tab=performance&benchmark=AAA-USD",
                    "/app/paper?tab=risk",
                    "/app/paper?tab=strategies",
                    "/app/paper?tab=ledger");

    /// The first order is booked, and the page does not hear of it.
    private static final String FIRST_ANSWER_IS_LOST =
            """
            (() => {
              const real = fetch;
              let lost = false;
              window.fetch = async (path, options) => {
                const answer = await real(path, options);
                if (lost || path !== '/api/v1/orders') return answer;
                lost = true;
                return new Response('{}', { status: 504 });
              };
            })()
            """;

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

    private static int days(OverviewCalls calls) {
        LocalDate today = LocalDate.ofInstant(calls.keyed.now.get(), ZoneOffset.UTC);
        return (int) ChronoUnit.DAYS.between(OverviewCalls.FIRST, today);
    }

    /// Another day has passed, and its bar is there.
    private static void dayPasses(OverviewCalls calls) {
        int today = days(calls);
        calls.keyed.now.set(calls.keyed.now.get().plus(Duration.ofDays(1)));
        calls.waves(COIN, today, today + 1);
    }

    private static String origin(OverviewCalls calls) {
        return "http://127.0.0.1:" + calls.keyed.app.port();
    }

    private static JsonNode orders(OverviewCalls calls) {
        return calls.json("/api/v1/portfolios/pf_1/orders").get("items");
    }

    private static void until(ChromiumTab tab, String condition) {
        assertTrue(
                tab.becomes(condition),
                () -> condition + " not in: " + tab.eval("document.body.innerText"));
    }

    private static void sees(ChromiumTab tab, String text) {
        until(tab, "document.body.innerText.includes(%s)".formatted(PageUser.quoted(text)));
    }

    private static void signIn(ChromiumTab tab, ChromiumKeys keys, String secret) {
        sees(tab, "Sign in");
        until(tab, "document.activeElement.name === 'key'");
        keys.type(secret);
        keys.press("Enter");
        until(tab, "!document.querySelector('dialog')");
    }

    /// Nothing but keys, on a page that one sees and hears.
    @Test
    @Tag("page")
    void fromTheSignInToAFilledOrderByTheKeyboardAlone() {
        try (OverviewCalls calls = new OverviewCalls();
                ChromiumTab tab = browser.open()) {
            calls.waves(COIN, 0, days(calls));
            tab.size(1440, 900);
            ChromiumKeys keys = new ChromiumKeys(tab);
            tab.go(origin(calls) + "/");
            signIn(tab, keys, calls.ann);
            keys.press("g");
            keys.press("p");
            until(tab, "document.querySelector('input[name=name]')");
            keys.at();
            keys.tabTo("Name");
            keys.type("main");
            keys.press("Enter");
            until(tab, "document.querySelector('main [data-key=n]')");
            sees(tab, "No order waits");
            place(tab, keys);
            fillsAndCloses(calls, tab, keys);
            assertEquals(List.of(), tab.lines());
        }
    }

    private static void place(ChromiumTab tab, ChromiumKeys keys) {
        keys.press("n");
        until(tab, "document.activeElement.name === 'ticker'");
        keys.type("aaa-usd");
        keys.tabTo("Shares");
        keys.type("5");
        keys.tabTo("Stop");
        keys.type("8 %");
        keys.tabTo("Target");
        keys.type("2 R");
        keys.tabTo("Check");
        keys.press("Enter");
        sees(tab, "It fills at the open of the first bar that begins on");
        sees(tab, "Nothing that is looked at");
        assertTrue(tab.eval("location.search").asText().contains("stop=8+%25"));
        AccessibleTree tree = AccessibleTree.of(tab);
        assertEquals(List.of(), tree.faults());
        assertTrue(tree.has("group \"Check of the order\""), String.join("\n", tree.lines()));
        for (int i = 0; i < 40 && !keys.at().equals("Place the paper order"); i++) {
            keys.press("Tab");
        }
        keys.press("Enter");
        sees(tab, "Paper order or_1_1: buy 5, market AAA-USD");
        sees(tab, "next bar: The next bar begins at");
        until(tab, "document.activeElement !== document.body");
    }

    /// Two days later the session is over: the page asks for the key again, over what it shows.
    private static void fillsAndCloses(OverviewCalls calls, ChromiumTab tab, ChromiumKeys keys) {
        dayPasses(calls);
        dayPasses(calls);
        Waiting.until(() -> orders(calls).size() == 3); // the entry and its exits
        tab.eval("dispatchEvent(new Event('online'))");
        signIn(tab, keys, calls.ann);
        until(tab, "document.querySelector('[aria-label=Positions] tbody tr')");
        JsonNode position = calls.json("/api/v1/portfolios/pf_1/positions").at("/items/0");
        assertTrue(position.get("r").isNumber(), position.toString());
        until(
                tab,
                "[...document.querySelectorAll('[aria-label=Positions] td')].some((one) =>"
                        + " /^[+\u2212\u00b1][0-9.]+ R$/.test(one.textContent))");
        until(tab, "document.querySelectorAll('main .list > li').length === 3");
        keys.press("j");
        until(tab, "document.activeElement.matches('main [data-row]')");
        for (int i = 0; i < 60 && !keys.at().equals("Close"); i++) {
            keys.press("Tab");
        }
        keys.press("Enter");
        assertEquals("At the next bar: sure?", keys.at());
        keys.press("Enter");
        until(tab, "document.querySelectorAll('main .list > li').length === 4");
        JsonNode closing = orders(calls).get(0);
        assertEquals("sell", closing.get("side").asText());
        assertEquals(5, closing.get("quantity").asInt());
    }

    @Test
    @Tag("page")
    void inventedPricesAreAllowedByNameAndAnOrderIsCancelled() {
        try (TestApp app = new TestApp()) {
            app.call()
                    .post(
                            "/api/v1/portfolios",
                            "{\"name\":\"trial\",\"currency\":\"USD\",\"cash\":10000}");
            try (ChromiumTab first = browser.open()) { // the first view of a service takes longest
                first.go("http://127.0.0.1:" + app.port() + "/app/s/DEMO01");
                until(first, "document.querySelector('main h1')");
            }
            try (PageUser user = PageUser.open(browser, app.port(), "/app/s/DEMO01", 1440)) {
                user.sees("Order on paper");
                user.tab.press("o", false);
                user.sees("Paper ticket");
                user.fill("[name=quantity]", "1,000");
                user.fill("[name=stop]", "a lot");
                user.click("Check");
                user.sees("was \"a lot\"");
                user.fill("[name=stop]", "140");
                user.click("Check");
                user.sees("invented samples");
                user.tab.eval("document.querySelector('[name=allow-synthetic]').click()");
                user.click("Check");
                user.sees("would be refused");
                assertTrue(user.tab.becomes("!document.querySelector('main [data-key=s]')"));
                user.fill("[name=spend]", "10 %");
                user.click("How many shares?");
                user.sees("A share is counted at 153.08, the equity at 10,000.00");
                user.sees("equity × % ÷ price = 10000 × 10 % ÷ 153.08");
                user.sees("smallest");
                user.click("Take ");
                user.click("Check");
                user.tab.eval(FIRST_ANSWER_IS_LOST);
                user.click("Place the paper order");
                user.sees("Status 504");
                user.click("Place the paper order");
                user.sees("Paper order or_1_1");
                JsonNode orders =
                        app.call().get("/api/v1/portfolios/pf_1/orders").json().get("items");
                assertEquals(1, orders.size(), orders.toString());
                JsonNode order = orders.get(0);
                assertEquals(140, order.at("/bracket/stop/price").asInt(), order.toString());
                user.click("Cancel");
                user.sees("Ended: requested");
                user.sees("No order waits");
                assertEquals(List.of(), user.tab.lines());
            }
            try (PageUser user = PageUser.open(browser, app.port(), "/", 1440)) {
                user.tab.press("k", true);
                assertTrue(user.tab.becomes("document.querySelector('.palette input')"));
                user.tab.type("trial");
                assertTrue(
                        user.tab.becomes(
                                "document.querySelector('.palette li .kind')?.textContent ==="
                                        + " 'portfolio'"));
                user.tab.press("Enter", false);
                user.sees("trial, paper");
                assertEquals("?portfolio=pf_1", user.tab.eval("location.search").asText());
            }
        }
    }

    @Test
    @Tag("page")
    void whatWasFilledIsShownInEveryTabAndAReaderHasNoActs() {
        try (OverviewCalls calls = new OverviewCalls();
                ChromiumTab tab = browser.open()) {
            calls.waves(COIN, 0, days(calls));
            traded(calls);
            tab.size(1440, 900);
            tab.go(origin(calls) + "/app/paper");
            signIn(tab, new ChromiumKeys(tab), calls.ann);
            new PageLook(browser, VIEWS)
                    .look(origin(calls), "paper", PageLook.Way.ALL, List.of(PagePaperTest::shows));
            tab.eval(
                    "fetch('/api/v1/session', { method: 'DELETE' }).then(() => location.reload())");
            signIn(tab, new ChromiumKeys(tab), calls.keyed.secret("reader", "ann"));
            tab.go(origin(calls) + VIEWS.get(2));
            sees(tab, "Ordering takes the role trader");
            sees(tab, "What it waits for");
            assertEquals(
                    "[]",
                    tab.eval(
                                    "[...document.querySelectorAll('main button')].map((one) =>"
                                            + " one.textContent).filter((one) =>"
                                            + " /Cancel|Close|New|Check/.test(one))")
                            .toString());
        }
    }

    /// Two orders that filled, of which one is closed again, and one that waits.
    private static void traded(OverviewCalls calls) {
        post(
                calls,
                "/api/v1/portfolios",
                "{\"name\":\"main\",\"currency\":\"USD\",\"cash\":100000}");
        post(calls, "/api/v1/strategies", "{\"portfolio\":\"pf_1\",\"name\":\"ideas\"}");
        String order =
                "{\"portfolio\":\"pf_1\",\"ticker\":\"AAA-USD\",\"side\":\"buy\",\"quantity\":%d,\"bracket\":{\"stop\":{\"percent\":8}}}";
        post(calls, "/api/v1/orders", order.formatted(10));
        post(
                calls,
                "/api/v1/strategies/st_2/orders",
                order.formatted(5).replace("\"portfolio\":\"pf_1\",", ""));
        dayPasses(calls);
        dayPasses(calls);
        Waiting.until(() -> orders(calls).size() == 4);
        post(calls, "/api/v1/positions/st_2.AAA-USD/close", "");
        dayPasses(calls);
        dayPasses(calls);
        Waiting.until(() -> calls.json("/api/v1/portfolios/pf_1/trades").get("items").size() == 1);
        post(
                calls,
                "/api/v1/orders",
                "{\"portfolio\":\"pf_1\",\"ticker\":\"AAA-USD\",\"side\":\"buy\",\"type\":\"limit\",\"limit\":50,\"quantity\":1}");
    }

    private static void post(OverviewCalls calls, String path, String body) {
        Call.Answer answer = calls.keyed.with(calls.ann).post(path, body);
        assertTrue(answer.status() / 100 == 2, answer.body());
    }

    private static List<String> shows(String view, ChromiumTab tab) {
        String text =
                view.contains("performance")
                        ? "Time-weighted"
                        : view.contains("risk")
                                ? "Heat by sector"
                                : view.contains("strategies")
                                        ? "traded by hand"
                                        : view.contains("ledger") ? "Paper ledger" : "main, paper";
        return tab.becomes("document.body.innerText.includes('%s')".formatted(text))
                ? List.of()
                : List.of(view + " has no " + text + ": " + tab.eval("document.body.innerText"));
    }
}

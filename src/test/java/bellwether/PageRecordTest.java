package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What came of what was said, and what one wrote of it, in a real browser.
@Tag("page")
final class PageRecordTest {
    private static final String FORM = "main form.form ";

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

    @Test
    void thePlansOnTheBoardAreThoseOfTheServiceAndSayThatTheyAreFew() {
        String job = app.submit("{\"tickers\":[\"DEMO01\",\"DEMO02\"],\"capital\":100000}");
        app.ended(job);
        ScoreboardNight.run(app);
        JsonNode all = app.call().get("/api/v1/scoreboard?from=2000-01-01").json().get("all");
        assertEquals(2, all.get("n").asInt());
        try (PageUser user = open("/app/scoreboard?from=2000-01-01")) {
            user.sees("too few");
            user.sees(all.get("closed").asInt() == 0 ? "nothing is known" : "which says little");
            user.sees("Plan by plan");
            theReasonIsReadable(user, all.get("too_few").asText());
            assertEquals("2", cell(user, "all", 2));
            assertEquals(all.get("closed").asText(), cell(user, "all", 5));
            assertTrue(
                    user.tab.becomes(
                            "[...document.querySelectorAll('[aria-label=Plans] .ticker')].map((one)"
                                    + " => one.textContent).sort().join() === 'DEMO01,DEMO02'"));
            user.fill("main select[data-key='/']", "profile");
            user.sees("balanced");
            assertTrue(user.tab.becomes("location.search.includes('by=profile')"));
            user.fill("main .form label:nth-child(3) select", "1");
            user.sees(
                    "No recomputed plan is on the board whose last bar is of 2000-01-01 or later");
            user.click("look at all years");
            user.sees("No month-end plan has been recomputed yet");
            user.fill("main .form label:nth-child(3) select", "");
            user.fill("main input[type=date]", "2026-06-01");
            user.sees("No plan is on the board whose last bar is of 2026-06-01 or later");
            user.click("look at all years");
            user.sees("balanced");
            user.click("Patterns");
            user.sees("is final");
            user.click("Signals");
            user.sees("Not computed yet");
            user.click("Forecasts");
            user.sees("No forecast of real symbols has met its outcome yet");
            assertEquals(List.of(), user.tab.lines());
        }
    }

    /// By a tap or a key, and on paper.
    private static void theReasonIsReadable(PageUser user, String why) {
        String reason =
                "[...document.querySelectorAll('main tbody .known span.quiet')].filter((one) =>"
                        + " one.textContent === %s && one.checkVisibility()).length"
                                .formatted(PageUser.quoted(why));
        assertEquals(0, user.tab.eval(reason).asInt(), why);
        user.tab.call("Emulation.setEmulatedMedia", Map.of("media", "print"));
        assertTrue(user.tab.becomes(reason + " > 1"), why);
        user.tab.call("Emulation.setEmulatedMedia", Map.of("media", ""));
        assertTrue(user.tab.becomes(reason + " === 0"), why);
        user.tab.eval("document.querySelector('main tbody .known summary').focus()");
        user.tab.press("Enter", false);
        assertTrue(user.tab.becomes(reason + " === 1"), why);
    }

    /// The text of a cell in the row with this head, counted from 1 with the head.
    private static String cell(PageUser user, String head, int place) {
        String row =
                "[...document.querySelectorAll('main tbody tr')].find((one) =>"
                        + " one.firstElementChild.firstChild.textContent === '%s')".formatted(head);
        assertTrue(user.tab.becomes(row), head);
        return user.tab.eval("%s.children[%d].textContent".formatted(row, place - 1)).asText();
    }

    @Test
    void anEntryIsWrittenFoundChangedAndDeleted() {
        try (PageUser user = open("/app/journal")) {
            user.click("New entry");
            user.click("Write the entry");
            user.sees("is required");
            user.fill(FORM + "[name=text]", "Sold into the <b>gap</b>.");
            user.fill(FORM + "[name=ticker]", "demo02");
            user.fill(FORM + "[name=emotion]", "Calm");
            user.fill(FORM + "[name=tags]", "gap, late");
            user.fill(FORM + "[name=plan_kept]", "false");
            user.click("Write the entry");
            user.sees("plan not kept");
            user.sees("Sold into the <b>gap</b>.");
            JsonNode made = app.call().get("/api/v1/journal").json().at("/items/0");
            assertEquals("DEMO02", made.get("ticker").asText());
            assertEquals("[\"gap\",\"late\"]", made.get("tags").toString());
            assertTrue(made.get("plan_kept").isBoolean() && !made.get("plan_kept").asBoolean());

            user.fill("main .filters label:nth-child(3) input", "nowhere");
            user.sees("No entry is like that");
            user.fill("main .filters label:nth-child(3) input", "late");
            user.click("Change");
            user.fill("main .list " + FORM.substring(5) + "[name=lesson]", "Wait for the close.");
            user.click("Save the entry");
            user.sees("Lesson: Wait for the close.");
            user.click("Changed 1 time");
            user.sees("Sold into the <b>gap</b>.");
            Call.Answer kept = app.call().get("/api/v1/journal/" + made.get("id").asText());
            assertEquals("calm", kept.json().get("emotion").asText());
            assertEquals(2, kept.json().get("version").asInt());
            user.click("Delete");
            user.click("Delete it: sure?");
            user.sees("No entry is like that");
            assertEquals(0, app.call().get("/api/v1/journal?tag=gap").json().get("items").size());
            assertEquals(List.of(), user.tab.lines());
        }
    }

    @Test
    void whatMayBeWorthALookSaysWhyOrThatNothingWasLookedAt() {
        try (PageUser user = open("/app/journal?tab=look")) {
            JsonNode found = app.call().get("/api/v1/recommendations").json();
            user.sees(
                    found.get("looked").asInt() == 0
                            ? "No symbol was looked at yet"
                            : "of %d the newest bar is more than 7 days old"
                                    .formatted(found.get("stale").asInt()));
            assertEquals(List.of(), user.tab.lines());
        }
    }

    @Test
    void onAPhoneMoreLeadsToEveryView() {
        try (PageUser user = PageUser.open(browser, app.port(), "/", 390)) {
            user.sees("Nothing new");
            user.tab.eval("document.querySelector('.foot button').click()");
            String journal =
                    "[...document.querySelectorAll('.palette li')].find((one) =>"
                            + " /Journal/.test(one.textContent))";
            assertTrue(user.tab.becomes(journal));
            user.tab.eval(journal + ".click()");
            user.sees("Trades without an entry");
            assertEquals(List.of(), user.tab.lines());
        }
    }

    @Test
    void achievementsShowHowFarOneIsAndAnEarlierDayWhatFollowed() {
        try (PageUser user = open("/app/journal?tab=achievements")) {
            user.sees("Close a trade");
            user.sees("0 of 10");
            user.sees("days by the clock of UTC");
            user.click("Time machine");
            user.fill(FORM + "[name=day]", "2025-06-30");
            user.fill(FORM + "[name=tickers]", "demo01");
            user.click("Go there");
            user.sees("after 5 sessions");
            JsonNode then = app.call().get("/api/v1/timemachine/2025-06-30?tickers=DEMO01").json();
            String verdict = then.at("/items/0/recomputed/verdict").asText();
            user.sees(verdict.toLowerCase(Locale.ROOT).replace('_', ' '));
            assertEquals(List.of(), user.tab.lines());
        }
    }

    @Test
    void aScoreboardIsSharedAndItsLinkRevokedInSettings() {
        try (PageUser user = open("/app/settings")) {
            user.sees("“Share” on the Scoreboard");
            user.sees("/mcp");
            user.sees("Export my data");
            user.click("Delete everything of mine");
            user.sees("Nothing is deleted yet");
            user.click("Keep it");
        }
        JsonNode share = app.call().post("/api/v1/shares", "{\"scoreboard\":{},\"days\":3}").json();
        try (PageUser user = open("/app/settings")) {
            user.sees(share.get("title").asText());
            user.sees("opened 0 times");
            user.click("Revoke");
            user.click("Revoke it: sure?");
            user.sees("revoked");
            assertTrue(
                    app.call()
                            .get("/api/v1/shares/" + share.get("id").asText())
                            .json()
                            .get("path")
                            .isNull());
            assertEquals(List.of(), user.tab.lines());
        }
    }

    @Test
    void aSymbolShowsWhyThereIsNoEvidenceWhatCameOfItsPlanAndWhereItAppeared() {
        app.ended(app.submit("{\"tickers\":[\"DEMO03\"],\"capital\":100000}"));
        JsonNode newest =
                app.call().get("/api/v1/stocks/DEMO03/analyses?limit=1").json().at("/items/0");
        String path = "/api/v1/analyses/" + newest.get("id").asText();
        try (PageUser user = open("/app/s/DEMO03")) {
            user.sees(app.call().get(path).json().at("/evidence/message").asText());
            user.sees(app.call().get(path + "/outcome").json().get("message").asText());
            user.sees("Appearances");
            user.sees("place 1 of 1");
            assertEquals(List.of(), user.tab.lines());
        }
    }

    @Test
    void aClosedTradeIsWrittenOfAndCounts() {
        try (PageUser user = open("/app/journal?tab=insights")) {
            user.sees("No trade has been closed yet");
        }
        String portfolio =
                app.call()
                        .post(
                                "/api/v1/portfolios",
                                "{\"name\":\"Own\",\"currency\":\"USD\",\"cash\":100000}")
                        .json()
                        .get("id")
                        .asText();
        String manual =
                app.call()
                        .get("/api/v1/strategies?portfolio=" + portfolio)
                        .json()
                        .at("/items/0/id")
                        .asText();
        for (String leg : List.of("\"buy\",\"price\":200", "\"sell\",\"price\":190")) {
            Call.Answer booked =
                    app.call()
                            .post(
                                    "/api/v1/strategies/" + manual + "/legs",
                                    "{\"ticker\":\"DEMO01\",\"quantity\":1,\"date\":\"2025-06-02\",\"side\":%s}"
                                            .formatted(leg));
            assertEquals(201, booked.status(), booked.body());
        }
        try (PageUser user = open("/app/journal")) {
            user.sees("\u221210 USD");
            user.click("Write");
            user.fill(FORM + "[name=text]", "Chased it.");
            user.click("Write the entry");
            user.sees("Every closed trade has an entry");
            JsonNode entry = app.call().get("/api/v1/journal?q=Chased").json().at("/items/0");
            assertTrue(entry.get("trade").asText().startsWith("tr_"), entry.toString());
            user.click("Insights");
            user.sees("1 trade: no planned stop, so no R");
            assertEquals("1", cell(user, "all", 2));
            user.click("Achievements");
            user.sees("1 loss in a row");
            user.sees("reached 2025-06-02");
            assertEquals(List.of(), user.tab.lines());
        }
    }
}

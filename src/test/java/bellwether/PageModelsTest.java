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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Models with their cards in a real browser.
final class PageModelsTest {
    private static final String TAB = "/app/scoreboard?tab=models";

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

    @Test
    @Tag("page")
    void aModelShowsWhyItMayNotSpeakAndIsForcedAndRetired() {
        try (OverviewCalls calls = new OverviewCalls();
                ChromiumTab first = browser.open()) {
            int port = calls.keyed.app.port();
            first.go("http://127.0.0.1:" + port + TAB);
            assertTrue(first.becomes("document.activeElement.name === 'key'"));
            first.type(KeyedApp.MASTER);
            first.press("Enter", false);
            assertTrue(first.becomes("!document.querySelector('dialog')"));
            try (PageUser user = PageUser.open(browser, port, TAB, 1440)) {
                user.sees("No model may speak.");
                user.sees("No model has been trained yet");
            }
            JsonNode card = trained(calls);
            try (PageUser user = PageUser.open(browser, port, TAB, 1440)) {
                user.click("mo_1");
                user.sees("Card of mo_1");
                shows(user, card);
                changesItsState(calls, user);
                assertEquals(List.of(), user.tab.lines());
            }
            new PageLook(browser, List.of(TAB + "&model=mo_1"))
                    .look("http://127.0.0.1:" + port, "models", PageLook.Way.ALL);
        }
    }

    @Test
    @Tag("page")
    void aLearnerShowsItsRecordAndWhyItIsSilentAndIsDeleted() {
        try (TestApp app = new TestApp()) {
            String learner = "/api/v1/learners/breakouts";
            for (int row = 0; row < 3; row++) {
                String id = "{\"id\":\"r" + row + "\",";
                app.call()
                        .post(
                                learner + "/predict",
                                id + "\"features\":{\"gap\":0.0" + row + ",\"rsi\":61.5}}");
                app.call().post(learner + "/update", id + "\"label\":" + (row < 2) + "}");
            }
            JsonNode of = app.call().get(learner).json();
            assertEquals(3, of.get("labels").asInt(), of.toString());
            try (PageUser user = PageUser.open(browser, app.port(), TAB, 1440)) {
                user.click("breakouts");
                user.sees("Learner breakouts");
                user.sees(of.at("/why/message").asText());
                user.sees("66.7 % of the labels were true");
                user.sees(of.at("/record/skill/why").asText());
                user.sees(
                        "the next is due at %d days of record"
                                .formatted(of.at("/looks/next_days").asInt()));
                new PageLook(browser, List.of(TAB + "&learner=breakouts"))
                        .look("http://127.0.0.1:" + app.port(), "learners", PageLook.Way.ALL);
                user.tab.call("Page.bringToFront", Map.of());
                user.click("Delete the learner");
                user.click("Delete it with its scores, labels and versions: sure?");
                user.sees("No learner. The first row");
                assertEquals(404, app.call().get(learner).status());
            }
        }
    }

    private static void changesItsState(OverviewCalls calls, PageUser user) {
        user.click("Force it active");
        user.click("Although the gate refused it: sure?");
        user.sees("direction/5/1d: mo_1 is active.");
        user.sees("forced");
        asksBesideAnotherActiveOne(calls, user);
        user.click("mo_1");
        user.sees("Card of mo_1");
        user.click("Retire");
        user.click("Retire it: sure?");
        user.sees("No model may speak.");
        assertEquals("retired", calls.json("/api/v1/models/mo_1").get("state").asText());
        user.fill("main select[data-key='/']", "candidate");
        user.sees("No model is candidate.");
    }

    /// Every rule is met, but it was judged when none was active.
    private static void asksBesideAnotherActiveOne(OverviewCalls calls, PageUser user) {
        calls.sql(
                """
                insert into model (key, version, kind, state, spec, universe, feature_version, card, created_at, changed_at)
                select key, 2, kind, 'shadow', spec, universe, feature_version,
                  replace(cast(card as text), '"passed":false', '"passed":true')::json, created_at, changed_at
                from model
                """);
        user.tab.go(user.tab.eval("location.href").asText());
        user.click("mo_2");
        user.sees("Card of mo_2");
        user.click("Force it active");
        user.sees("Judged beside no active model, and mo_1 is active: sure?");
        calls.sql("delete from model where version = 2");
    }

    /// Walks at random have nothing to learn, and the gate says so.
    private static JsonNode trained(OverviewCalls calls) {
        for (String ticker : List.of("AAA-USD", "BBB-USD", "CCC-USD")) {
            calls.bars(ticker, ModelsTest.walk(ticker.hashCode()));
        }
        Call.Answer trained =
                calls.keyed
                        .with(calls.ann)
                        .post(
                                "/api/v1/models/train",
                                "{\"label\":\"direction\",\"horizon\":5,\"kind\":\"logistic\",\"universe\":{\"tickers\":[\"AAA-USD\",\"BBB-USD\",\"CCC-USD\"]},\"cv\":{\"settings\":[{},{\"ridge\":10}]}}");
        assertEquals(202, trained.status(), trained.body());
        return Waiting.until(
                () -> calls.json("/api/v1/models/mo_1"),
                model -> model.get("state").asText().equals("rejected"));
    }

    private static void shows(PageUser user, JsonNode model) {
        for (JsonNode line : model.at("/card/gate")) {
            user.sees(line.get("message").asText());
        }
        user.sees("not met");
        user.sees("Settings: one of 2 chosen");
        user.sees("ridge 10");
        user.sees("over 5 paths of 15 splits");
        user.sees("No session that it scored has met its outcome yet");
        user.sees(model.get("fingerprint").asText());
        assertTrue(
                user.tab.becomes(
                        "document.querySelectorAll('[aria-label=\"Reliability by bin\"] tbody tr').length === %d"
                                .formatted(model.at("/card/reliability").size())));
        user.sees("90 % interval, by dates");
    }
}

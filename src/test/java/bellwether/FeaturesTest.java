package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.platform.http.Call;
import bellwether.research.analysis.TestBars;
import bellwether.research.learning.feature.Feature;
import bellwether.research.learning.feature.FeatureCatalogue;
import bellwether.research.learning.feature.SymbolFeatures;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What models see, over HTTP.
final class FeaturesTest {
    private static final Bars BARS = TestBars.walk(31, 300, 40, 0.02);
    private static final String WALK = "/api/v1/stocks/WALK/features";
    private static TestApp app;

    @BeforeAll
    static void begin() {
        app = new TestApp(1);
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        for (int i = 0; i < BARS.size(); i++) {
            csv.append(
                    "%s,%s,%s,%s,%s,%s\n"
                            .formatted(
                                    day(i),
                                    BARS.open()[i],
                                    BARS.high()[i],
                                    BARS.low()[i],
                                    BARS.close()[i],
                                    BARS.volume()[i]));
        }
        store("WALK", csv.toString());
        store("EMPTY", "date,open,high,low,close,volume\n2026-05-04,1,2,1,2,5\n");
        Call.Answer emptied =
                app.call()
                        .send(
                                "DELETE",
                                "/api/v1/stocks/EMPTY/bars?confirm=EMPTY",
                                BodyPublishers.noBody());
        assertEquals(200, emptied.status(), emptied.body());
    }

    private static void store(String ticker, String csv) {
        Call.Answer stored =
                app.call()
                        .header("Content-Type", "text/csv")
                        .header("Prefer", "wait=20")
                        .postAs("/api/v1/prices/import?ticker=" + ticker, csv);
        assertEquals(200, stored.status(), stored.body());
    }

    @AfterAll
    static void end() {
        app.close();
    }

    private static LocalDate day(int bar) {
        return LocalDate.ofEpochDay(BARS.time()[bar] / 86_400);
    }

    private static JsonNode get(String path) {
        Call.Answer answer = app.call().get(path);
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    @Test
    void theCatalogueIsListed() {
        JsonNode all = get("/api/v1/features");
        assertEquals(73, all.path("items").size());
        assertEquals(1, all.path("version").asInt());
        JsonNode market = get("/api/v1/features?family=market");
        assertEquals(5, market.path("items").size());
        assertTrue(market.at("/items/0/needs_universe").asBoolean());
        Call.Answer wrong = app.call().get("/api/v1/features?family=magic");
        assertEquals(422, wrong.status());
        assertTrue(wrong.body().contains("cross_section"), wrong.body());
    }

    @Test
    void valuesAreThoseOfTheStoredBars() {
        SymbolFeatures expected = new SymbolFeatures();
        expected.read(BARS);
        JsonNode shown = get(WALK);
        assertEquals(day(299).toString(), shown.path("as_of").asText());
        assertEquals(300, shown.path("bars").asInt());
        assertValues(expected, 299, shown);
    }

    private static void assertValues(SymbolFeatures expected, int bar, JsonNode shown) {
        for (Feature feature : FeatureCatalogue.all()) {
            JsonNode item = shown.path("items").get(feature.column());
            assertEquals(feature.id(), item.path("id").asText());
            if (feature.family().needsUniverse()) {
                assertTrue(item.path("value").isNull(), item.toString());
                assertEquals("needs_universe", item.at("/why/code").asText());
            } else if (bar + 1 < feature.bars()) {
                assertEquals("too_few_bars", item.at("/why/code").asText());
                assertTrue(item.at("/why/message").asText().contains("" + feature.bars()));
            } else {
                // the answer is rounded to seven digits
                assertEquals(
                        expected.value(feature.column(), bar),
                        item.path("value").asDouble(),
                        1e-9 + 6e-7 * Math.abs(item.path("value").asDouble()),
                        feature.id());
                assertTrue(item.path("why").isNull());
            }
        }
    }

    @Test
    void laterBarsAreLeftOut() {
        SymbolFeatures expected = new SymbolFeatures();
        expected.read(BARS);
        JsonNode shown = get(WALK + "?as_of=" + day(120));
        assertEquals(day(120).toString(), shown.path("as_of").asText());
        assertEquals(121, shown.path("bars").asInt());
        assertValues(expected, 120, shown);
        assertNotEquals(get(WALK).path("items"), shown.path("items"));
    }

    @Test
    void whatCannotBeIsRefused() {
        assertRefused(422, WALK + "?as_of=" + day(0).minusDays(1), day(0).toString());
        assertRefused(422, WALK + "?as_of=2999-01-01", "today");
        assertRefused(422, WALK + "?as_of=yesterday", "2026-01-31");
        assertRefused(422, WALK + "?universe=all", "universe");
        assertRefused(404, "/api/v1/stocks/WALKS/features", "WALK");
        assertRefused(404, "/api/v1/stocks/EMPTY/features", "no_history");
    }

    private static void assertRefused(int status, String path, String words) {
        Call.Answer answer = app.call().get(path);
        assertEquals(status, answer.status(), answer.body());
        assertTrue(answer.body().contains(words), answer.body());
    }

    @Test
    void aSampleSymbolHasThemToo() {
        JsonNode shown = get("/api/v1/stocks/DEMO01/features");
        assertTrue(shown.path("synthetic").asBoolean());
        assertFalse(shown.at("/items/0/value").isNull());
    }
}

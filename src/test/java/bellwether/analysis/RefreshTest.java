package bellwether.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.calendar.Calendars;
import bellwether.db.TestDatabase;
import bellwether.jobs.Batch;
import bellwether.jobs.Item;
import bellwether.jobs.JobId;
import bellwether.jobs.Outcome;
import bellwether.market.Market;
import bellwether.market.PriceImport;
import bellwether.quality.Quality;
import bellwether.web.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What an analysis job makes of the search for newer bars.
final class RefreshTest {
    @Test
    void whatTheSearchCameToIsSaid() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-03T12:00:00Z"));
            Market market = new Market(database.jdbi(), clock);
            new PriceImport(database.jdbi(), clock).seedSamples();
            Refresh refresh = (tickers, _) -> Map.of("NONE", "a is away", "^GSPC", "b is away");
            List<Outcome> outcomes =
                    new AnalysisKind(
                                    market,
                                    new Quality(database.jdbi(), market, new Calendars(clock))
                                            .warner(),
                                    refresh)
                            .work(batch("NONE", "^GSPC", "DEMO01"));
            assertEquals(
                    "No prices of NONE are stored. No provider gave any: a is away",
                    assertInstanceOf(Outcome.Failure.class, outcomes.get(0)).message());
            assertTrue(
                    document(outcomes.get(1))
                            .contains("the search for newer ones came to this: b is away"));
            assertTrue(!document(outcomes.get(2)).contains("the search for newer ones"));
        }
    }

    private static Batch batch(String... tickers) {
        AnalysisParams params =
                new AnalysisParams(
                        "balanced",
                        "1d",
                        new BigDecimal(100_000),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "2026-03-03",
                        Optional.empty(),
                        Optional.empty());
        List<Item> items = List.of(tickers).stream().map(t -> new Item(1, 1, t, 1, 1)).toList();
        return new Batch(new JobId(new UUID(0, 1)), Json.write(params), items, () -> false);
    }

    private static String document(Outcome outcome) {
        Outcome.Success success = assertInstanceOf(Outcome.Success.class, outcome);
        return new String(((NewAnalysis) success.payload()).document(), StandardCharsets.UTF_8);
    }
}

package bellwether.research.analysis.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Market;
import bellwether.market.calendar.Calendars;
import bellwether.market.imports.PriceImport;
import bellwether.market.quality.Quality;
import bellwether.platform.base.Json;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import bellwether.research.analysis.AnalysisMoment;
import bellwether.research.analysis.ModelVotes;
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
final class HistoryRefresherTest {
    @Test
    void whatTheSearchCameToIsSaid() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-03T12:00:00Z"));
            Market market = new Market(database.jdbi(), clock);
            new PriceImport(database.jdbi(), clock).seedSamples();
            HistoryRefresher refresh =
                    (tickers, _) -> Map.of("NONE", "a is away", "^GSPC", "b is away");
            List<ItemOutcome> outcomes =
                    new AnalysisJob(
                                    market,
                                    new Quality(database.jdbi(), market, new Calendars(clock))
                                            .warner(),
                                    refresh,
                                    AnalysisMoment.STALE_SESSIONS,
                                    ModelVotes.NONE)
                            .work(batch("NONE", "^GSPC", "DEMO01"));
            assertEquals(
                    "No prices for NONE are stored. No provider returned any: a is away",
                    assertInstanceOf(ItemOutcome.Failure.class, outcomes.get(0)).message());
            assertTrue(document(outcomes.get(1)).contains("no newer bars: b is away"));
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
                        Optional.empty(),
                        Optional.empty(),
                        "2026-03-03",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        List<Item> items = List.of(tickers).stream().map(t -> new Item(1, 1, t, 1, 1)).toList();
        return new Batch(new JobId(new UUID(0, 1)), Json.write(params), items, () -> false);
    }

    private static String document(ItemOutcome outcome) {
        ItemOutcome.Success success = assertInstanceOf(ItemOutcome.Success.class, outcome);
        return new String(((NewAnalysis) success.payload()).document(), StandardCharsets.UTF_8);
    }
}

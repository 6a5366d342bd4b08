package bellwether.research.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import bellwether.market.bars.Market;
import bellwether.market.calendar.Calendars;
import bellwether.market.imports.ImportOptions;
import bellwether.market.imports.PriceImport;
import bellwether.market.quality.Quality;
import bellwether.platform.base.Json;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.jobs.Batch;
import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import bellwether.research.analysis.store.AnalysisJob;
import bellwether.research.analysis.store.AnalysisParams;
import bellwether.research.analysis.store.HistoryRefresher;
import bellwether.research.analysis.store.NewAnalysis;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Trap 3 through the whole job: today's bar counts once its session is over, by the exchange's own
/// clock.
final class UnfinishedBarTest {
    private static Instant now = Instant.parse("2026-03-04T00:00:00Z");

    @TempDir private static Path folder;

    private static TestDatabase database;
    private static Market market;

    @BeforeAll
    static void open() throws IOException {
        database = TestDatabase.create();
        market = new Market(database.jdbi(), () -> now);
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        LocalDate last = LocalDate.of(2026, 3, 3);
        for (LocalDate day = last.minusDays(200); !day.isAfter(last); day = day.plusDays(1)) {
            if (day.getDayOfWeek().getValue() < 6) {
                csv.append(day).append(",10,12,9,11,100\n");
            }
        }
        for (String ticker : List.of("HERE", "THERE.T", "HALFWAY.L", "COIN-USD")) {
            Path file = Files.writeString(folder.resolve(ticker + ".csv"), csv);
            new PriceImport(database.jdbi(), () -> now)
                    .importFile(file, ImportOptions.NONE, _ -> {});
        }
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "HERE,      2026-03-03T20:59:59Z, 2026-03-02, 1",
        "HERE,      2026-03-03T21:00:00Z, 2026-03-03, 0",
        "THERE.T,   2026-03-03T06:29:59Z, 2026-03-02, 1",
        "THERE.T,   2026-03-03T06:30:00Z, 2026-03-03, 0",
        "HALFWAY.L, 2026-03-03T16:34:59Z, 2026-03-02, 1",
        "HALFWAY.L, 2026-03-03T16:35:00Z, 2026-03-03, 0",
        "COIN-USD,  2026-03-03T23:59:59Z, 2026-03-02, 1",
        // the job is of the 3rd, however late it is worked on
        "COIN-USD,  2026-03-04T09:00:00Z, 2026-03-03, 0"
    })
    void trap3TodaysBarCountsOnceItsSessionIsOver(
            String ticker, Instant moment, String asOf, int excluded) throws Exception {
        now = moment;
        ItemOutcome outcome =
                new AnalysisJob(
                                market,
                                new Quality(database.jdbi(), market, new Calendars(() -> now))
                                        .warner(),
                                HistoryRefresher.NONE,
                                AnalysisMoment.STALE_SESSIONS,
                                ModelVotes.NONE)
                        .work(batch(ticker))
                        .getFirst();
        ItemOutcome.Success success = assertInstanceOf(ItemOutcome.Success.class, outcome);
        String text =
                new String(((NewAnalysis) success.payload()).document(), StandardCharsets.UTF_8);
        JsonNode document = Json.stored(text, JsonNode.class);
        assertEquals(asOf, document.get("as_of").asText());
        assertEquals(excluded, document.at("/data_quality/excluded").asInt());
    }

    private static Batch batch(String ticker) {
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
        return new Batch(
                new JobId(new UUID(0, 1)),
                Json.write(params),
                List.of(new Item(1, 1, ticker, 1, 1)),
                () -> false);
    }
}

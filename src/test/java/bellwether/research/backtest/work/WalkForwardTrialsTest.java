package bellwether.research.backtest.work;

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
import bellwether.research.backtest.spec.BacktestFields;
import bellwether.research.backtest.spec.BacktestKind;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.spec.ExecutionChoice;
import bellwether.research.backtest.spec.SearchChoice;
import bellwether.research.backtest.spec.SpecMoney;
import bellwether.research.backtest.spec.SpecRule;
import bellwether.research.backtest.spec.SpecSymbols;
import bellwether.research.backtest.store.NewRun;
import bellwether.research.backtest.store.Trial;
import bellwether.research.backtest.store.TrialDao;
import bellwether.trading.execution.CostPresets;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a walk-forward counts as tried.
final class WalkForwardTrialsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final String RULE =
            """
            {"name": "cross", "params": {"fast": [3, 5], "slow": [10, 20]},
             "long": {"enter": {"gt": ["SMA_{fast}", "SMA_{slow}"]}, "size": {"percent": 90}, "max_bars": 3}}
            """;

    private final TestDatabase database = TestDatabase.create();
    private final Market market = new Market(database.jdbi(), CLOCK);
    private final Workshop workshop =
            new Workshop(
                    market,
                    new Quality(database.jdbi(), market, new Calendars(CLOCK)).warner(),
                    new CostPresets(),
                    BacktestFields.whole(),
                    CLOCK);

    @AfterEach
    void close() {
        database.close();
    }

    private void store() {
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        LocalDate day = LocalDate.of(2024, 1, 1);
        for (int i = 0; i < 400; i++) {
            double close = 100 + 10 * Math.sin(i / 7.0) + i * 0.02;
            csv.append(
                    "%s,%.2f,%.2f,%.2f,%.2f,100000%n"
                            .formatted(day, close, close + 1, close - 1, close + 0.5));
            day = day.plusDays(day.getDayOfWeek().getValue() == 5 ? 3 : 1);
        }
        new PriceImport(database.jdbi(), CLOCK)
                .importAnswer("AAA", "a test", csv.toString(), false);
    }

    private static BacktestSpec spec() {
        return new BacktestSpec(
                BacktestKind.WALK_FORWARD,
                "cross",
                List.of(new SpecRule("cross", "rules", Json.stored(RULE, JsonNode.class))),
                Json.stored(
                        "{\"tickers\":[\"AAA\"],\"day\":\"2026-03-02\",\"seen_at\":"
                                + NOW.getEpochSecond()
                                + "}",
                        SpecSymbols.class),
                new SpecMoney(new BigDecimal(10_000), "generic", 0),
                ExecutionChoice.USUAL,
                Optional.empty(),
                Optional.of(new SearchChoice(null, null, 120, 60, null)),
                1);
    }

    private List<Trial> trials(Item item) throws Exception {
        Batch batch =
                new Batch(
                        new JobId(UUID.randomUUID()),
                        Json.write(spec()),
                        List.of(item),
                        () -> false);
        ItemOutcome outcome = workshop.kind().work(batch).getFirst();
        ItemOutcome.Success done = assertInstanceOf(ItemOutcome.Success.class, outcome);
        List<Trial> trials = new ArrayList<>();
        for (Object run : (List<?>) done.payload()) {
            trials.addAll(((NewRun) run).trials());
        }
        return trials;
    }

    /// The first window may fail while others succeed.
    @Test
    void anyWindowCountsWhatItsTrainingTried() throws Exception {
        store();
        List<String> windows = workshop.items(spec());
        assertTrue(windows.size() >= 3, windows.toString());
        List<Trial> second = trials(new Item(1, 1, windows.get(1), 1, 1));
        assertEquals(4, second.size());
        List<Trial> third = trials(new Item(2, 2, windows.get(2), 1, 1));
        TrialDao dao = new TrialDao();
        database.jdbi()
                .useHandle(h -> {
                    dao.count(h, "ann", second, NOW);
                    dao.count(h, "ann", third, NOW);
                    assertEquals(
                            new TrialDao.Count(4, 0, null), dao.count(h, "ann", Optional.empty()));
                    Trial tried = second.getFirst();
                    dao.count(
                            h,
                            "ann",
                            List.of(
                                    new Trial(
                                            tried.family(), tried.spec(), tried.data(), 0.1, 100)),
                            NOW);
                    dao.count(h, "ann", third, NOW);
                    assertEquals(
                            new TrialDao.Count(4, 1, null),
                            dao.count(h, "ann", Optional.empty()),
                            "a ratio that is known stays");
                });
    }
}

package bellwether.trading.strategy.mark;

import bellwether.bench.TimedRounds;
import bellwether.trading.portfolio.Duties;
import bellwether.trading.portfolio.QuoteSource;
import bellwether.trading.portfolio.TradingFloor;
import java.time.Duration;
import java.time.Instant;

/// Marking the strategies of many portfolios for one minute, by stored closes.
public final class MarkBench {
    private final TradingFloor floor;
    private final TimedRounds rounds;

    public MarkBench(TradingFloor floor, TimedRounds rounds) {
        this.floor = floor;
        this.rounds = rounds;
    }

    /// Prints the rows of a table: Thursday, while New York trades.
    public void run(int portfolios) throws Exception {
        floor.now = Instant.parse("2026-03-05T15:00:00Z");
        MarketMarkSources sources = new MarketMarkSources(floor.market, QuoteSource.NONE);
        try (MarkPrices prices = new MarkPrices(sources, Duration.ofSeconds(10))) {
            MarkWorker worker =
                    new MarkWorker(
                            floor.jdbi(),
                            new Duties(floor.jdbi(), "bench"),
                            sources,
                            prices,
                            () -> floor.now);
            rounds.print("the first minute marked", portfolios, 1, () -> next(worker));
            rounds.print("marks of a minute, wanted <= 2 s", portfolios, 5, () -> next(worker));
            rounds.print("  floor: the lots read, as many rows written", portfolios, 5, this::bare);
            long marks =
                    floor.jdbi()
                            .withHandle(h ->
                                    h.createQuery(
                                                    "select count(*) from strategy_mark where profit is not null")
                                            .mapTo(Long.class)
                                            .one());
            System.out.printf("%,d complete marks were written%n", marks);
        }
    }

    private int next(MarkWorker worker) throws InterruptedException {
        floor.now = floor.now.plusSeconds(60);
        worker.look();
        return 1;
    }

    private int bare() {
        return floor.jdbi()
                .inTransaction(h -> {
                    h.execute(
                            "create table if not exists bench_floor (id bigint, at timestamptz, value numeric, about jsonb)");
                    int lots =
                            h.createQuery(
                                            "select portfolio, strategy, symbol, quantity, value, costs from lot")
                                    .mapToMap()
                                    .list()
                                    .size();
                    h.execute("insert into bench_floor select id, now(), id, '[]' from portfolio");
                    return lots;
                });
    }
}

package bellwether.trading.portfolio;

import bellwether.bench.TimedRounds;
import bellwether.trading.portfolio.performance.ValuationWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Matching one finished day of many portfolios, and valuing them.
public final class MatchingBench {
    private final TradingFloor floor;
    private final TimedRounds rounds;

    public MatchingBench(TradingFloor floor, TimedRounds rounds) {
        this.floor = floor;
        this.rounds = rounds;
    }

    /// Prints the rows of a table. Afterwards each portfolio holds six positions, bought on three
    /// days, and has ordered twelve limits that wait.
    public void run(int portfolios) throws Exception {
        floor.bars(TradingFloor.MONDAY.minusDays(200), 200);
        floor.open(portfolios);
        for (int day = 0; day < 3; day++) {
            LocalDate date = TradingFloor.MONDAY.plusDays(day);
            floor.now = date.atTime(12, 0).toInstant(ZoneOffset.UTC);
            floor.order(2, 4);
            floor.bars(date, 1);
            String evening = date + "T22:30:00Z";
            rounds.print(
                    "matching day %d, 2 of %d orders fill".formatted(day + 1, 6 + 4 * day),
                    portfolios,
                    1,
                    () -> floor.match(evening));
        }
        rounds.print(
                "a look that finds nothing to match",
                portfolios,
                5,
                () -> floor.match("2026-03-04T22:30:10Z"));
        ValuationWriter writer = new ValuationWriter(() -> floor.now);
        rounds.print("locking and valuing each account", portfolios, 5, () -> value(writer));
        rounds.print("  floor: one read and one update of each", portfolios, 5, this::touch);
    }

    private int value(ValuationWriter writer) {
        for (Portfolio portfolio : floor.portfolios) {
            floor.accounts.change(
                    TradingFloor.OWNER,
                    portfolio.id(),
                    account ->
                            writer.write(
                                    account.transaction(),
                                    portfolio,
                                    account.state(),
                                    TradingFloor.MONDAY.plusDays(2),
                                    account::terms));
        }
        return floor.portfolios.size();
    }

    private int touch() {
        for (Portfolio portfolio : floor.portfolios) {
            floor.jdbi()
                    .useTransaction(h -> {
                        floor.accounts.state(h, portfolio.id());
                        h.execute(
                                "update portfolio set matched_to = matched_to where id = ?",
                                portfolio.id().number());
                    });
        }
        return floor.portfolios.size();
    }
}

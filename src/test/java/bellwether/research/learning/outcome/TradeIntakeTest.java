package bellwether.research.learning.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import bellwether.platform.db.TestDatabase;
import bellwether.research.learning.Outcome;
import bellwether.research.learning.PaperTrade;
import bellwether.research.learning.PaperTradeSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Closed trades become outcomes, each once, with R from their first stop.
final class TradeIntakeTest {
    private static final LocalDate OPENED = LocalDate.of(2026, 3, 2);

    /// Ten shares for 1,000 sold for 900, with costs of 1; or the same short, in pence.
    private static PaperTrade trade(long n, boolean isLong, String unit, @Nullable String stop) {
        BigDecimal profit = isLong ? new BigDecimal(-101) : new BigDecimal(99);
        return new PaperTrade(
                n,
                "AAA",
                "1d",
                "ENGULFING",
                isLong,
                new PaperTrade.Amounts(
                        BigDecimal.TEN,
                        new BigDecimal(1000),
                        new BigDecimal(900),
                        BigDecimal.ONE,
                        profit,
                        new BigDecimal(unit)),
                stop == null ? null : new BigDecimal(stop),
                OPENED,
                OPENED.plusDays(3),
                "stop",
                new PaperTrade.Path(new BigDecimal(120), null));
    }

    private static final List<PaperTrade> TRADES =
            List.of(
                    trade(1, true, "1", "90"),
                    trade(2, false, "0.01", "10500"),
                    trade(3, true, "1", null));

    /// A portfolio with three trades, the last of which came later.
    private static final class OnePortfolio implements PaperTradeSource {
        private final long number;
        private int known = 2;

        private OnePortfolio(long number) {
            this.number = number;
        }

        @Override
        public List<Last> last() {
            return List.of(new Last(number, "ann", known));
        }

        @Override
        public List<PaperTrade> after(Last portfolio, long seen) {
            return TRADES.subList((int) seen, known);
        }
    }

    @Test
    void eachIsTakenOnceWithItsR() {
        try (TestDatabase database = TestDatabase.create()) {
            long number =
                    database.jdbi()
                            .withHandle(h ->
                                    h.createQuery(
                                                    """
                                                    insert into portfolio (owner, name, currency, tape, lot_method, shorting, auto_convert, created_at)
                                                    values ('ann', 'p', 'USD', '1d', 'fifo', true, false, now()) returning id
                                                    """)
                                            .mapTo(Long.class)
                                            .one());
            OnePortfolio source = new OnePortfolio(number);
            TradeIntake intake = new TradeIntake(database.jdbi(), source, () -> Instant.EPOCH);
            intake.take();
            intake.take();
            source.known = 3;
            intake.take();
            List<Outcome> kept = LabelFixture.outcomes(database.jdbi(), true);
            assertEquals(
                    List.of("pf_%d:1", "pf_%d:2", "pf_%d:3").stream()
                            .map(ref -> ref.formatted(number))
                            .toList(),
                    kept.stream().map(one -> one.key().ref()).toList());
            assertEquals(-1.01, LabelFixture.known(kept.getFirst().result().r()), 1e-9);
            assertEquals(-10.1, LabelFixture.known(kept.getFirst().result().net()), 1e-9);
            assertEquals(12.0, LabelFixture.known(kept.getFirst().result().mae()), 1e-9);
            assertNull(kept.getFirst().result().mfe());
            // 10,000 pence a share, 500 from the stop: 5 pounds on ten shares are 50
            assertEquals(new BigDecimal(10000), kept.get(1).prices().entry());
            assertEquals(99 / 50.0, LabelFixture.known(kept.get(1).result().r()), 1e-9);
            assertNull(kept.getLast().result().r());
            assertEquals(List.of(Outcome.NO_STOP), kept.getLast().notes());
        }
    }
}

package bellwether.research.learning.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import bellwether.market.bars.Market;
import bellwether.market.imports.PriceImport;
import bellwether.platform.db.TestDatabase;
import bellwether.research.learning.HandTrade;
import bellwether.research.learning.Outcome;
import bellwether.research.learning.OutcomeState;
import bellwether.research.learning.StatedMoment;
import bellwether.trading.execution.OrderSide;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Stated trades are held against finished days, and counted in money.
final class HandCheckTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-06-03T15:00:00Z"));

    private final TestDatabase database = TestDatabase.create();
    private final Market market = new Market(database.jdbi(), CLOCK);
    private final OutcomeBook book = new OutcomeBook(database.jdbi(), market, CLOCK);

    @AfterEach
    void close() {
        database.close();
    }

    private void store(String ticker) {
        String csv =
                """
                date,open,high,low,close,volume
                2026-06-01,100,112,94,105,1000
                2026-06-02,105,112,94,105,1000
                2026-06-03,105,106,104,105,1000
                """;
        new PriceImport(database.jdbi(), CLOCK).importAnswer(ticker, "a test", csv, false);
    }

    private Outcome stated(String ticker, String exit, String closed, String pnl) {
        return book.state(
                        "ann",
                        new HandTrade(
                                ticker,
                                "",
                                OrderSide.BUY,
                                new BigDecimal("100"),
                                new BigDecimal(exit),
                                Optional.of(new BigDecimal("95")),
                                Optional.of(BigDecimal.TEN),
                                StatedMoment.parse("2026-06-01").orElseThrow(),
                                StatedMoment.parse(closed).orElseThrow(),
                                Optional.of(new BigDecimal(pnl))))
                .outcome();
    }

    @Test
    void penceAreCountedInPounds() {
        store("VOD.L");
        Outcome outcome = stated("VOD.L", "110", "2026-06-02", "1");
        assertEquals(0, BigDecimal.ONE.compareTo(Objects.requireNonNull(outcome.result().pnl())));
        assertEquals(List.of(Outcome.COSTS_UNKNOWN), outcome.notes());
        assertEquals(2, Objects.requireNonNull(outcome.result().r()), 1e-12);
    }

    @Test
    void dollarsAreMoney() {
        store("ACME");
        Outcome outcome = stated("ACME", "110", "2026-06-02", "1");
        assertEquals(
                0, new BigDecimal("100").compareTo(Objects.requireNonNull(outcome.result().pnl())));
        assertEquals(List.of(Outcome.COSTS_UNKNOWN, Outcome.PNL_DIFFERS), outcome.notes());
    }

    @Test
    void whereNoUnitIsKnownThatIsSaid() {
        Outcome outcome = stated("NOBARS", "110", "2026-06-02", "100");
        assertEquals(
                List.of(Outcome.COSTS_UNKNOWN, Outcome.BARS_NOT_STORED, Outcome.UNIT_UNKNOWN),
                outcome.notes());
    }

    /// At 15:00 UTC New York has not closed: the day's high may still come.
    @Test
    void aDayThatIsNotOverProvesNothing() {
        store("ACME");
        Outcome outcome = stated("ACME", "110", "2026-06-03", "100");
        assertEquals(OutcomeState.FINAL, outcome.state());
        assertEquals(List.of(Outcome.COSTS_UNKNOWN, Outcome.BARS_NOT_STORED), outcome.notes());
        assertNull(outcome.result().mae());
        Outcome day = stated("ACME", "113", "2026-06-02", "100");
        assertEquals(OutcomeState.IMPLAUSIBLE, day.state());
    }
}

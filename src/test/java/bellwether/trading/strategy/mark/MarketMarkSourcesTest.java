package bellwether.trading.strategy.mark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.ActionKind;
import bellwether.trading.portfolio.PaperDesk;
import bellwether.trading.portfolio.QuoteSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Closes that may be marks, out of stored bars.
final class MarketMarkSourcesTest {
    private final PaperDesk desk = new PaperDesk("2026-03-03T15:00:00Z");

    @AfterEach
    void close() {
        desk.close();
    }

    private MarketMarkSources sources() {
        return new MarketMarkSources(desk.market, QuoteSource.NONE);
    }

    @Test
    void theLastFinishedSessionsCloseIsAMark() {
        desk.bars("AAA", "2026-02-27,10,11,9,10,1000", "2026-03-02,12,13,11,12.5,1000");
        LegPrice close = sources().lastClose("AAA", desk.now).orElseThrow();
        assertEquals(new BigDecimal("12.5"), close.price());
        assertEquals(Instant.parse("2026-03-02T21:00:00Z"), close.at());
        assertEquals(LocalDate.parse("2026-03-02"), close.day());
    }

    @Test
    void anOlderCloseIsNone() {
        desk.bars("AAA", "2026-02-26,10,11,9,10,1000", "2026-02-27,10,11,9,10,1000");
        assertEquals(Optional.empty(), sources().lastClose("AAA", desk.now));
        assertEquals(Optional.empty(), sources().lastClose("NONE", desk.now));
    }

    @Test
    void aCloseIsAsItWasTradedThoughASplitFollows() {
        desk.bars("AAA", "2026-02-27,100,101,99,100,1000", "2026-03-02,100,101,99,100,1000");
        split("AAA", LocalDate.parse("2026-03-03"));
        MarketMarkSources sources = sources();
        assertEquals(
                new BigDecimal("100.0"), sources.lastClose("AAA", desk.now).orElseThrow().price());
        LocalDate second = LocalDate.parse("2026-03-02");
        assertFalse(sources.isSplitBetween("AAA", second, second));
        assertTrue(sources.isSplitBetween("AAA", second, second.plusDays(1)));
        assertFalse(sources.isSplitBetween("AAA", second.plusDays(1), second.plusDays(2)));
    }

    private void split(String ticker, LocalDate day) {
        desk.database
                .jdbi()
                .useHandle(h ->
                        h.createUpdate(
                                        """
                                        insert into corporate_action (symbol_id, kind, ex_date, numerator, denominator, source, created_at)
                                        select id, :kind, :date, 4, 1, 'test', now() from symbol where ticker = :ticker
                                        """)
                                .bind("ticker", ticker)
                                .bind("kind", ActionKind.SPLIT.code())
                                .bind("date", day)
                                .execute());
    }
}

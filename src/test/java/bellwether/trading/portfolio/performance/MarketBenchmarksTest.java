package bellwether.trading.portfolio.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.market.bars.CorporateAction;
import bellwether.trading.portfolio.PaperDesk;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Closes that portfolios are compared with.
final class MarketBenchmarksTest {
    private static final LocalDate SMALL = LocalDate.of(2026, 2, 26);
    private static final LocalDate LARGE = LocalDate.of(2026, 2, 27);

    private final PaperDesk desk = new PaperDesk("2026-03-02T12:00:00Z");

    @AfterEach
    void close() {
        desk.close();
    }

    /// As one in pence on prices in pounds.
    @Test
    void aDividendAsLargeAsTheCloseIsLeftOutAndSaid() {
        desk.bars(
                "SPY",
                "2026-02-25,10,10,10,10,1000",
                "2026-02-26,10,10,10,10,1000",
                "2026-02-27,10,10,10,10,1000");
        desk.record("SPY", CorporateAction.dividend(SMALL, BigDecimal.ONE));
        desk.record("SPY", CorporateAction.dividend(LARGE, BigDecimal.TEN));
        BenchmarkSeries series = new MarketBenchmarks(desk.market).of("SPY", "USD");
        assertEquals(9, series.close(LocalDate.of(2026, 2, 25)).orElseThrow(), 1e-12);
        assertEquals(10, series.close(SMALL).orElseThrow(), 1e-12);
        assertEquals(Set.of(SMALL), series.dividends());
        assertEquals(Set.of(LARGE), series.leftOut());
    }
}

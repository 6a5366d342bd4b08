package bellwether.trading.portfolio.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.bars.Market;
import bellwether.market.imports.PriceImport;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.db.TestDatabase;
import bellwether.trading.execution.SymbolMark;
import bellwether.trading.portfolio.PaperDesk;
import bellwether.trading.portfolio.TradedSymbols;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/// Facts of the sample symbols, beside a plain writing of the average true range.
final class MarketFactsTest {
    private static final String TICKER = "DEMO01";

    @Test
    void rangesAndPricesAreThoseOfFinishedDays() {
        try (TestDatabase database = TestDatabase.create()) {
            Jdbi jdbi = database.jdbi();
            AtomicReference<Instant> now =
                    new AtomicReference<>(Instant.parse("2100-01-01T00:00:00Z"));
            new PriceImport(jdbi, now::get).seedSamples();
            Market market = new Market(jdbi, now::get);
            Bars bars = market.load(List.of(TICKER), Timeframe.DAY).getFirst().bars();
            jdbi.useHandle(h -> {
                TradeFacts facts = new MarketFacts(h, market, now::get);
                assertKnown(bars, facts);
                Instant last = Instant.ofEpochSecond(bars.time()[bars.size() - 1]);
                now.set(last.plus(Duration.ofHours(15)));
                assertKnown(bars.first(bars.size() - 1), facts);
                assertTrue(facts.price("NOPE").isEmpty());
                assertTrue(facts.averageRange("NOPE").isEmpty());
                assertTrue(facts.sector("NOPE").isEmpty());
                assertEquals(List.of(), facts.minutes(TICKER, 50));
            });
        }
    }

    /// Not "no price": an order of a symbol whose first day goes on is judged at its newest minute.
    @Test
    void aSymbolWithoutFinishedDaysHasThePriceOfItsNewestMinute() {
        try (PaperDesk desk = new PaperDesk("2026-03-02T15:00:30Z")) {
            desk.bars(
                    "AAA",
                    "2026-03-02T14:58:00Z,10,11,9,10,100",
                    "2026-03-02T14:59:00Z,10,11,9,10.5,100",
                    "2026-03-02T15:00:00Z,10,11,9,11,100");
            desk.database
                    .jdbi()
                    .useHandle(h ->
                            assertEquals(
                                    0,
                                    new BigDecimal("10.5")
                                            .compareTo(
                                                    new MarketFacts(h, desk.market, () -> desk.now)
                                                            .price("AAA")
                                                            .orElseThrow())));
            desk.database
                    .jdbi()
                    .useHandle(h ->
                            assertEquals(
                                    LocalDate.of(2026, 3, 2),
                                    new MarketFacts(h, desk.market, () -> desk.now)
                                            .priceDay("AAA")
                                            .orElseThrow()));
            SymbolMark mark =
                    new TradedSymbols(desk.market, 3, () -> desk.now)
                            .find("AAA")
                            .lastClose()
                            .orElseThrow();
            assertEquals(0, new BigDecimal("10.5").compareTo(mark.price()));
            assertEquals(Instant.parse("2026-03-02T14:59:00Z").getEpochSecond(), mark.time());
        }
    }

    private static void assertKnown(Bars bars, TradeFacts facts) {
        int last = bars.size() - 1;
        LocalDate day = Timeframe.date(bars.time()[last]);
        assertEquals(day, facts.priceDay(TICKER).orElseThrow());
        assertEquals(day, facts.rangeDay(TICKER).orElseThrow());
        BigDecimal price = facts.price(TICKER).orElseThrow();
        assertEquals(bars.close()[last], price.doubleValue(), 0);
        double expected = range(bars);
        assertEquals(
                expected, facts.averageRange(TICKER).orElseThrow().doubleValue(), 1e-6 * expected);
    }

    /// Wilder's mean of 14 true ranges over all bars.
    private static double range(Bars bars) {
        double mean = 0;
        for (int i = 1; i < bars.size(); i++) {
            double before = bars.close()[i - 1];
            double range = Math.max(bars.high()[i], before) - Math.min(bars.low()[i], before);
            mean = i <= 14 ? mean + range / 14 : (13 * mean + range) / 14;
        }
        return mean;
    }
}

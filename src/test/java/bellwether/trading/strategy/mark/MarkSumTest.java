package bellwether.trading.strategy.mark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.trading.portfolio.QuotedPrice;
import bellwether.trading.portfolio.StrategyId;
import bellwether.trading.strategy.mark.StrategyMark.MissingLeg;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Sums over legs of other currencies and in pence.
final class MarkSumTest {
    private static final Instant MINUTE = Instant.parse("2026-11-27T15:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-27");

    /// Prices of London are in pence.
    private static final class Units implements MarkSources {
        @Override
        public Optional<QuotedPrice> quote(String symbol) {
            return Optional.empty();
        }

        @Override
        public Optional<LegPrice> lastClose(String symbol, Instant now) {
            return Optional.empty();
        }

        @Override
        public TradingCalendar calendar(String symbol) {
            return new Calendars(() -> MINUTE).of(symbol);
        }

        @Override
        public BigDecimal priceUnit(String symbol) {
            return symbol.endsWith(".L") ? new BigDecimal("0.01") : BigDecimal.ONE;
        }

        @Override
        public boolean isSplitBetween(String symbol, LocalDate after, LocalDate upTo) {
            return false;
        }
    }

    private static MarkedLeg leg(
            String symbol, String currency, String shares, String cost, @Nullable String rate) {
        return new MarkedLeg(
                new StrategyId(1),
                "USD",
                symbol,
                currency,
                new BigDecimal(shares),
                new BigDecimal(cost),
                new BigDecimal("10"),
                rate == null ? null : new BigDecimal(rate),
                DAY);
    }

    private static StrategyMark mark(MarkedLeg... legs) {
        Map<String, LegPrice> prices =
                Map.of(
                        "VOD.L", new LegPrice(new BigDecimal("250"), MINUTE, DAY),
                        "AAA", new LegPrice(new BigDecimal("20"), MINUTE, DAY));
        return new MarkSum(new Units(), prices).of(new StrategyId(1), MINUTE, List.of(legs));
    }

    private static void assertAmount(String expected, @Nullable BigDecimal was) {
        assertNotNull(was);
        assertEquals(0, new BigDecimal(expected).compareTo(was), () -> "was " + was);
    }

    @Test
    void penceAreMoneyOfTheCurrencyAndConverted() {
        StrategyMark mark =
                mark(
                        leg("VOD.L", "GBP", "100", "200", "1.25"),
                        leg("AAA", "USD", "-2", "-38", null));
        assertAmount("272.5", mark.value()); // 100 × 2.50 × 1.25 − 2 × 20
        assertAmount("22.5", mark.realised()); // 10 × 1.25 + 10
        assertAmount("83", mark.profit()); // 22.5 + 50 × 1.25 − 2
    }

    @Test
    void withoutARateThereIsNoSum() {
        StrategyMark mark =
                mark(leg("VOD.L", "GBP", "100", "200", null), leg("AAA", "USD", "2", "38", null));
        assertNull(mark.profit());
        assertNull(mark.value());
        assertEquals(List.of(new MissingLeg("VOD.L", MissingReason.NO_RATE)), mark.missing());
        assertEquals(2, mark.priced());
    }

    @Test
    void aClosedLegCountsWithWhatItRealisedOnly() {
        StrategyMark mark =
                mark(leg("GONE", "USD", "0", "0", null), leg("AAA", "USD", "2", "38", null));
        assertEquals(1, mark.legs());
        assertAmount("20", mark.realised());
        assertAmount("22", mark.profit());
    }
}

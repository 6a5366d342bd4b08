package bellwether.research.backtest.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import bellwether.market.bars.Bars;
import bellwether.market.bars.Split;
import bellwether.market.symbols.Timeframe;
import bellwether.research.backtest.work.RerunBars;
import bellwether.trading.execution.Fill;
import bellwether.trading.execution.FillPhase;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.rules.RuleHistory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Trades whose fills lie on both sides of a split.
final class TradeAssemblerTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
    private static final int BARS = 12;

    /// @param ratio of the split on the sixth day
    private static Map<String, RerunBars> bars(double ratio) {
        Bars bars = Bars.room(BARS);
        for (int i = 0; i < BARS; i++) {
            double price = i < 5 ? 100 : 100 / ratio;
            bars.time()[i] = second(i);
            bars.open()[i] = price;
            bars.high()[i] = price + 1;
            bars.low()[i] = price - 1;
            bars.close()[i] = price;
            bars.volume()[i] = 1_000;
        }
        RuleHistory history =
                RuleHistory.of(
                        bars,
                        List.of(new Split(FIRST.plusDays(5), ratio, true)),
                        Timeframe.DAY,
                        ZoneOffset.UTC);
        return Map.of("A", new RerunBars(history, BigDecimal.ONE));
    }

    private static long second(int day) {
        return FIRST.plusDays(day).toEpochDay() * Timeframe.SECONDS_PER_DAY;
    }

    private static Fill fill(OrderSide side, int quantity, int price, int day) {
        return new Fill(
                side + " " + day,
                new PositionKey("s", "A"),
                side,
                BigDecimal.valueOf(quantity),
                BigDecimal.valueOf(price),
                BigDecimal.valueOf((long) quantity * price),
                List.of(),
                FillPhase.OPEN,
                FIRST.plusDays(day),
                second(day),
                false,
                true);
    }

    /// Ten shares become three and a third; the third is paid out, and no order sells it.
    @Test
    void whatASplitLeavesOfAShareDoesNotKeepATradeOpen() {
        List<DriftTrade> trades =
                TradeAssembler.of(
                        List.of(
                                fill(OrderSide.BUY, 10, 100, 1),
                                fill(OrderSide.SELL, 3, 330, 6),
                                fill(OrderSide.BUY, 4, 300, 7),
                                fill(OrderSide.SELL, 4, 310, 9)),
                        bars(1 / 3.0));
        assertEquals(2, trades.size(), trades.toString());
        trades.forEach(trade -> assertNotNull(trade.exit(), trade.toString()));
        assertEquals(-10, trades.get(0).gross().intValueExact());
        assertEquals(40, trades.get(1).gross().intValueExact());
    }

    /// Nine become three, though a third is no decimal fraction.
    @Test
    void aRatioThatIsNoDecimalFractionOpensNothing() {
        List<DriftTrade> trades =
                TradeAssembler.of(
                        List.of(fill(OrderSide.BUY, 9, 100, 1), fill(OrderSide.SELL, 3, 330, 6)),
                        bars(1 / 3.0));
        assertEquals(1, trades.size(), trades.toString());
        assertNotNull(trades.getFirst().exit());
        assertEquals(90, trades.getFirst().gross().intValueExact());
    }

    @Test
    void sharesAreThoseOfTheLastBar() {
        List<DriftTrade> trades =
                TradeAssembler.of(
                        List.of(fill(OrderSide.BUY, 10, 100, 1), fill(OrderSide.SELL, 5, 52, 6)),
                        bars(2));
        assertEquals(1, trades.size());
        assertEquals(20, trades.getFirst().quantity().intValueExact());
        assertNull(trades.getFirst().exit(), "fifteen are still held");
    }
}

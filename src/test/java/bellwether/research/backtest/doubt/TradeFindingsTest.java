package bellwether.research.backtest.doubt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.research.backtest.TradeDirection;
import bellwether.research.backtest.TradeExit;
import org.junit.jupiter.api.Test;

/// Thresholds of what carries the profit, from both sides.
final class TradeFindingsTest extends FindingsCase {
    @Test
    void tooFewAreUnderThirty() {
        trades.subList(30, trades.size()).clear();
        absent("too_few");
        trades.removeLast();
        assertEquals(29, number(found("too_few")));
    }

    @Test
    void fewCarryAllAboveHalf() {
        trades.clear();
        for (int i = 0; i < 40; i++) {
            trades.add(trade("ABCD".charAt(i % 4), i < 3 ? 37 : 3, i * 10, i * 10 + 9));
        }
        trades.set(0, trade('A', 111 - 74, 0, 9)); // 111 of 222
        absent("few_carry_all");
        trades.set(0, trade('A', 38, 0, 9));
        assertEquals(112 / 223.0, number(found("few_carry_all")), 1e-12);
        trades.add(trade('A', -1000, 395, 399));
        absent("few_carry_all");
    }

    @Test
    void oneNameEarnsMoreThanHalf() {
        trades.clear();
        for (int i = 0; i < 40; i++) {
            trades.add(trade("AB".charAt(i % 2), 10, i * 10, i * 10 + 9));
        }
        absent("one_name");
        trades.add(trade('B', 1, 395, 399));
        assertEquals(201 / 401.0, number(found("one_name")), 1e-12);
        assertTrue(found("one_name").message().endsWith("from B."));
        symbols = 1;
        absent("one_name");
    }

    @Test
    void oneYearEarnsMoreThanHalf() {
        trades.clear();
        for (int i = 0; i < 40; i++) {
            // 20 end in 2023, 20 in 2024
            trades.add(trade("ABCD".charAt(i % 4), 10, i * 10, i * 10 + 9));
        }
        absent("one_year");
        trades.add(trade('A', 1, 395, 399));
        assertEquals(201 / 401.0, number(found("one_year")), 1e-12);
    }

    @Test
    void shortsAreBorrowedByAssumption() {
        absent("no_borrow_data");
        trades.set(0, with(trades.get(0), TradeDirection.SHORT, false));
        assertEquals(1, number(found("no_borrow_data")));
    }

    @Test
    void stopsLoseMoreThanAQuarterBeyond() {
        trades.set(0, trade('A', -10, 0, 9, -1.25, TradeExit.STOP));
        absent("gap_losses");
        trades.set(0, trade('A', -10, 0, 9, -1.26, TradeExit.STOP));
        assertEquals(0.26, number(found("gap_losses")), 1e-12);
        trades.set(5, trade('B', -10, 50, 59, -1.0, TradeExit.STOP));
        absent("gap_losses"); // 0.13 in the mean
        trades.set(5, trade('B', -10, 50, 59, -9.0, TradeExit.SIGNAL));
        assertEquals(0.26, number(found("gap_losses")), 1e-12);
    }
}

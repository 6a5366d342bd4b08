package bellwether.research.backtest.doubt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.research.backtest.TradeExit;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Thresholds of the result itself, from both sides.
final class OutcomeFindingsTest extends FindingsCase {
    @Test
    void noTradesSaysHowOftenEachTestWasTrue() {
        trades.clear();
        signals =
                List.of(
                        new FindingInputs.SignalCount("long.enter: RSI_14 < 5", 0),
                        new FindingInputs.SignalCount("long.exit: RSI_14 > 70", 31));
        assertEquals(
                "The rule made no trade. long.enter: RSI_14 < 5: true on 0 bars; long.exit: RSI_14 > 70: true on 31 bars.",
                found("no_trades").message());
        absent("too_few");
        heldSince = BEGIN;
        absent("no_trades");
        assertEquals(0, number(found("too_few"))); // one position that never ended
    }

    @Test
    void noTradesSaysWhatBecameOfTheSignals() {
        trades.clear();
        signals = List.of(new FindingInputs.SignalCount("close > 1", 1));
        unfilled.put("order rejected, insufficient_cash", 1);
        unfilled.put("the stop is not on the losing side of the close", 3);
        Finding finding = found("no_trades");
        assertEquals(
                "The rule made no trade. close > 1: true on 1 bar. Signals came to nothing:"
                        + " order rejected, insufficient_cash (1 time); the stop is not on the"
                        + " losing side of the close (3 times).",
                finding.message());
        assertTrue(finding.remedy().startsWith("Mend what kept signals"), finding.remedy());
    }

    @Test
    void costsEatAboveHalfOfGross() {
        double net = equity[SESSIONS - 1] - equity[0];
        costs = net;
        absent("costs_eat");
        costs = net + 1;
        assertEquals((net + 1) / (2 * net + 1), number(found("costs_eat")), 1e-12);
    }

    @Test
    void anEdgeIsThinUnderFiveBasisPoints() {
        double net = equity[SESSIONS - 1] - equity[0];
        traded = net * 10_000 / 5;
        absent("thin_edge");
        traded = net * 10_000 / 4.99;
        assertEquals(4.99, number(found("thin_edge")), 1e-9);
        equity[SESSIONS - 1] = equity[0] - 10;
        assertTrue(found("thin_edge").message().startsWith("It loses after costs"));
    }

    @Test
    void ruinAndMarginCallsAreSaid() {
        absent("ruined");
        absent("forced");
        ruined = true;
        found("ruined");
        marginCalls = 1;
        assertEquals(1, number(found("forced")));
        marginCalls = 0;
        trades.set(0, trade('A', -10, 0, 9, null, TradeExit.FORCED));
        found("forced");
    }

    @Test
    void endsInItsWorstDrawdown() {
        equity[200] = 1_000;
        for (int i = 395; i < SESSIONS; i++) {
            equity[i] = equity[390] - 100;
        }
        absent("under_water");
        equity[200] = equity[199];
        found("under_water");
    }

    @Test
    void aQuarterOfTheSpanWithoutTrades() {
        trades.removeIf(trade -> trade.entry().bar() >= 200 && trade.entry().bar() < 290);
        absent("flat"); // 199 to 290 of 399 days
        trades.removeIf(trade -> trade.entry().bar() == 290);
        assertEquals(101 / 399.0, number(found("flat")), 1e-12);
        trades.removeIf(trade -> trade.entry().bar() >= 290);
        found("flat");
        heldSince = BEGIN.plusDays(200);
        absent("flat");
        heldSince = BEGIN.plusDays(390);
        found("flat"); // nothing was held before that either
    }
}

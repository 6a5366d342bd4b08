package bellwether.trading.portfolio.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Each warning just at its bound, where there is none, and just beyond.
final class CheckWarningTest {
    private static List<String> codes(
            double rewardRisk, double stopAtr, double spread, double slippage, int failures) {
        return CheckWarning.of(
                        new CheckWarning.Figures(
                                rewardRisk,
                                stopAtr,
                                new Friction(spread, slippage, "minutes", 50, null, ""),
                                Optional.of(new TradeRecord(50, failures, 0.02, 0.01))))
                .stream()
                .map(CheckWarning::code)
                .toList();
    }

    @Test
    void boundsThemselvesPass() {
        assertEquals(List.of(), codes(1.2, 0.8, 15, 20, 20));
    }

    @Test
    void eachIsWarnedOfBeyondItsBound() {
        assertEquals(List.of("reward_risk_low"), codes(1.19, 0.8, 15, 20, 20));
        assertEquals(List.of("stop_near"), codes(1.2, 0.79, 15, 20, 20));
        assertEquals(List.of("spread_wide"), codes(1.2, 0.8, 15.1, 20, 20));
        assertEquals(List.of("slippage_high"), codes(1.2, 0.8, 15, 20.1, 20));
        assertEquals(List.of("failures_many"), codes(1.2, 0.8, 15, 20, 21));
    }

    @Test
    void fewTradesAreNoWarning() {
        assertEquals(
                List.of(),
                CheckWarning.of(
                        new CheckWarning.Figures(
                                null,
                                null,
                                new Friction(0, 0, "minutes", 50, null, ""),
                                Optional.of(new TradeRecord(29, 29, 0, 0.01)))));
    }
}

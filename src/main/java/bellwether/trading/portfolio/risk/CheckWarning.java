package bellwether.trading.portfolio.risk;

import bellwether.platform.base.WireNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something about an order that a careful person would look at again. It refuses nothing.
///
/// @param code for programs
/// @param detail rule and value
public record CheckWarning(String code, String detail) {
    private static final double LEAST_REWARD_RISK = 1.2;
    private static final double LEAST_STOP_ATR = 0.8;
    private static final double MOST_SPREAD_BPS = 15;
    private static final double MOST_SLIPPAGE_BPS = 20;
    private static final double MOST_FAILURES_PERCENT = 40;

    /// What the warnings are about; null where it is not known.
    ///
    /// @param stopAtr distance of the stop in average true ranges
    record Figures(
            @Nullable Double rewardRisk,
            @Nullable Double stopAtr,
            Friction friction,
            Optional<TradeRecord> origin) {}

    static List<CheckWarning> of(Figures figures) {
        List<CheckWarning> warnings = new ArrayList<>();
        Double ratio = figures.rewardRisk();
        Double atr = figures.stopAtr();
        if (ratio != null && ratio < LEAST_REWARD_RISK) {
            add(warnings, "reward_risk_low", "reward:risk should be at least 1.2, is %s", ratio);
        }
        if (atr != null && atr < LEAST_STOP_ATR) {
            add(warnings, "stop_near", "the stop should be at least 0.8 ATR away, is %s ATR", atr);
        }
        if (figures.friction().spreadBps() > MOST_SPREAD_BPS) {
            add(
                    warnings,
                    "spread_wide",
                    "the spread should be at most 15 bps, is estimated at %s bps",
                    figures.friction().spreadBps());
        }
        if (figures.friction().slippageBps() > MOST_SLIPPAGE_BPS) {
            add(
                    warnings,
                    "slippage_high",
                    "slippage should be at most 20 bps, is estimated at %s bps",
                    figures.friction().slippageBps());
        }
        figures.origin()
                .filter(TradeRecord::isEnough)
                .flatMap(TradeRecord::failurePercent)
                .filter(failed -> failed > MOST_FAILURES_PERCENT)
                .ifPresent(failed ->
                        add(
                                warnings,
                                "failures_many",
                                "at most 40 % of the origin's trades should have failed, %s % did",
                                failed));
        return warnings;
    }

    private static void add(List<CheckWarning> warnings, String code, String words, double value) {
        warnings.add(new CheckWarning(code, words.replace("%s", WireNumbers.computed(value))));
    }
}

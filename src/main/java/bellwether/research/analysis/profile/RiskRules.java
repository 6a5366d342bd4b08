package bellwether.research.analysis.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/// A profile's numbers for stop, target and size. All percents are of 100.
///
/// @param stopAtr the stop's distance from the entry in average true ranges
/// @param stopMinPercent the least distance of the stop, of the entry
/// @param stopMaxPercent the largest distance of the stop, of the entry
/// @param rewardRisk the target's distance over the stop's; at least 1.5
/// @param targetPercent a fixed distance of the target instead, of the entry
/// @param maxBars how many bars a trade is held at most
/// @param riskPercent the share of the capital that may be lost at the stop
/// @param positionLimitPercent the share of the capital that one position may take
/// @param costPercent what buying is assumed to cost on top of the price; a stated assumption, no
///   measurement
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record RiskRules(
        double stopAtr,
        double stopMinPercent,
        double stopMaxPercent,
        BigDecimal rewardRisk,
        Optional<BigDecimal> targetPercent,
        OptionalInt maxBars,
        BigDecimal riskPercent,
        BigDecimal positionLimitPercent,
        BigDecimal costPercent) {
    private static final BigDecimal RISK = new BigDecimal("2");
    private static final BigDecimal LIMIT = new BigDecimal("20");
    private static final BigDecimal COST = new BigDecimal("0.1");

    public RiskRules {
        if (!(stopMinPercent > 0 && stopMinPercent <= stopMaxPercent && stopMaxPercent <= 10)) {
            throw new IllegalArgumentException("stop limits must be 0 < min <= max <= 10 percent");
        }
    }

    static RiskRules of(double stopAtr, double minPercent, double maxPercent, String rewardRisk) {
        return new RiskRules(
                stopAtr,
                minPercent,
                maxPercent,
                new BigDecimal(rewardRisk),
                Optional.empty(),
                OptionalInt.empty(),
                RISK,
                LIMIT,
                COST);
    }

    RiskRules withTarget(String percent, int bars) {
        return new RiskRules(
                stopAtr,
                stopMinPercent,
                stopMaxPercent,
                rewardRisk,
                Optional.of(new BigDecimal(percent)),
                OptionalInt.of(bars),
                riskPercent,
                positionLimitPercent,
                costPercent);
    }
}

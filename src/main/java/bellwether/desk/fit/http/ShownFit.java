package bellwether.desk.fit.http;

import bellwether.desk.fit.FitOutcome;
import bellwether.desk.fit.select.FitBound;
import bellwether.desk.fit.select.FitLimits;
import bellwether.desk.fit.select.FittedPosition;
import bellwether.desk.fit.select.LeftOutCandidate;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A fit in the form of the answer.
///
/// @param reasons how many symbols were left out for each
@JsonInclude
record ShownFit(
        @Nullable String currency,
        BigDecimal capital,
        ShownLimits limits,
        ShownUse used,
        List<ShownPosition> taken,
        Map<String, Integer> reasons,
        List<ShownLeft> leftOut) {
    private static final int CENTS = 2;

    /// The limits that held.
    record ShownLimits(
            BigDecimal heatPercent,
            BigDecimal positionPercent,
            BigDecimal sectorPercent,
            double correlation,
            int positions,
            BigDecimal leastPercent) {}

    /// What is used after the fit, with what was held before.
    record ShownUse(int positions, BigDecimal cashLeft, BigDecimal heat, BigDecimal heatPercent) {}

    /// A position that is taken.
    ///
    /// @param boundBy what kept it from more shares
    record ShownPosition(
            String ticker,
            String analysis,
            String side,
            BigDecimal shares,
            BigDecimal value,
            BigDecimal loss,
            @Nullable String sector,
            FitBound boundBy,
            List<String> unknownCorrelations) {}

    /// A symbol that is left out.
    record ShownLeft(
            String ticker, String analysis, String reason, @JsonProperty("message") String words) {}

    static ShownFit of(FitOutcome outcome) {
        FitLimits limits = outcome.limits();
        Map<String, Integer> reasons = new TreeMap<>();
        outcome.left().forEach(one -> reasons.merge(one.reason(), 1, Integer::sum));
        BigDecimal most = limits.capital().multiply(limits.heat()).movePointLeft(2);
        BigDecimal heat = most.subtract(outcome.result().heat());
        return new ShownFit(
                outcome.account().currency().orElse(null),
                cents(limits.capital()),
                new ShownLimits(
                        limits.heat(),
                        limits.position(),
                        limits.sector(),
                        limits.correlation(),
                        limits.positions(),
                        FitLimits.LEAST_PERCENT),
                new ShownUse(
                        outcome.result().positions(),
                        cents(outcome.result().cash()),
                        cents(heat),
                        percent(heat, limits.capital())),
                outcome.result().taken().stream().map(ShownFit::position).toList(),
                reasons,
                outcome.left().stream().map(ShownFit::left).toList());
    }

    private static ShownPosition position(FittedPosition one) {
        return new ShownPosition(
                one.candidate().ticker(),
                one.candidate().analysis(),
                one.candidate().side() > 0 ? "long" : "short",
                one.shares(),
                cents(one.value()),
                cents(one.loss()),
                one.candidate().sector().orElse(null),
                one.bound(),
                one.unknownCorrelations());
    }

    private static ShownLeft left(LeftOutCandidate one) {
        return new ShownLeft(one.ticker(), one.analysis(), one.reason(), one.words());
    }

    private static BigDecimal cents(BigDecimal money) {
        return money.setScale(CENTS, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? BigDecimal.ZERO
                : part.movePointRight(2).divide(whole, CENTS, RoundingMode.HALF_EVEN);
    }
}

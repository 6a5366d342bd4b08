package bellwether.desk.fit.http;

import bellwether.desk.fit.FitOutcome;
import bellwether.desk.fit.select.ClosestPosition;
import bellwether.desk.fit.select.FitBound;
import bellwether.desk.fit.select.FitLimits;
import bellwether.desk.fit.select.FittedPosition;
import bellwether.desk.fit.select.LeftOutCandidate;
import bellwether.desk.fit.select.PlanBasis;
import bellwether.market.rates.FxRate;
import bellwether.platform.jobs.JobView;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A fit in the form of the answer.
///
/// @param job what there was to choose from
/// @param rates by which prices were made the capital's
/// @param reasons how many symbols were left out for each
@JsonInclude
record ShownFit(
        @Nullable String currency,
        BigDecimal capital,
        ShownProgress job,
        List<FxRate> rates,
        ShownLimits limits,
        ShownUse used,
        List<ShownPosition> taken,
        Map<String, Integer> reasons,
        List<ShownLeft> leftOut) {
    private static final int CENTS = 2;

    /// How far the job was.
    ///
    /// @param pending symbols whose analysis is not there yet: they are neither taken nor left out
    /// @param failed symbols whose analysis failed, and so is not there
    record ShownProgress(String state, int total, int pending, int failed, int cancelled) {
        static ShownProgress of(JobView job) {
            return new ShownProgress(
                    job.state().word(),
                    job.counts().total(),
                    job.counts().remaining(),
                    job.counts().failed(),
                    job.counts().cancelled());
        }
    }

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
    /// @param closest what it moves most together with; null where no correlation is known
    record ShownPosition(
            String ticker,
            String analysis,
            String side,
            BigDecimal shares,
            BigDecimal value,
            BigDecimal loss,
            @JsonUnwrapped ShownBasis basis,
            @Nullable String sector,
            FitBound boundBy,
            @Nullable ShownCorrelation closest,
            List<String> unknownCorrelations) {}

    /// What the prices of its plan rest on.
    ///
    /// @param currency of the symbol's prices
    /// @param splits days of splits since the analysis, by which its prices were divided
    record ShownBasis(String currency, boolean synthetic, List<LocalDate> splits) {
        static ShownBasis of(PlanBasis basis) {
            return new ShownBasis(basis.currency(), basis.synthetic(), basis.splits());
        }
    }

    /// A symbol that is left out.
    record ShownLeft(
            String ticker,
            String analysis,
            boolean synthetic,
            String reason,
            @JsonProperty("message") String words) {}

    /// A correlation with another position.
    ///
    /// @param n days in common
    record ShownCorrelation(String ticker, double correlation, int n) {
        static @Nullable ShownCorrelation of(@Nullable ClosestPosition closest) {
            return closest == null
                    ? null
                    : new ShownCorrelation(
                            closest.ticker(),
                            closest.correlation().rho(),
                            closest.correlation().days());
        }
    }

    static ShownFit of(JobView job, FitOutcome outcome) {
        FitLimits limits = outcome.limits();
        Map<String, Integer> reasons = new TreeMap<>();
        outcome.left().forEach(one -> reasons.merge(one.reason(), 1, Integer::sum));
        BigDecimal most = limits.capital().multiply(limits.heat()).movePointLeft(2);
        BigDecimal heat = most.subtract(outcome.result().heat());
        return new ShownFit(
                outcome.account().currency().orElse(null),
                cents(limits.capital()),
                ShownProgress.of(job),
                outcome.rates(),
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
                ShownBasis.of(one.candidate().basis()),
                one.candidate().sector().orElse(null),
                one.bound(),
                ShownCorrelation.of(one.closest()),
                one.unknownCorrelations());
    }

    private static ShownLeft left(LeftOutCandidate one) {
        return new ShownLeft(
                one.ticker(), one.analysis(), one.synthetic(), one.reason(), one.words());
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

package bellwether.research.analysis.plan;

import bellwether.research.analysis.profile.Profile;
import bellwether.research.analysis.profile.RiskRules;
import bellwether.research.analysis.vote.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/// Works a verdict out into entry, stop, target and size. Prices are rounded first and all money
/// follows from the rounded ones, away from the entry for stop and target, down for shares: what is
/// shown is what was computed with.
public final class Planner {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Planner() {}

    /// The plan for a verdict.
    ///
    /// @param scale digits behind the point that the symbol's prices have
    public static Plan plan(
            Verdict verdict, PlanLevels levels, Profile profile, AnalysisOptions terms, int scale) {
        if (verdict.side() == 0) {
            return new Plan.None("HOLD: the evidence is too weak or too mixed for a trade");
        }
        return trade(
                verdict.side(),
                PlanEntry.choose(levels, verdict.side()).rounded(scale),
                levels.atr(),
                profile.risk(),
                terms);
    }

    private static Plan trade(
            int side, PlanEntry entry, BigDecimal atr, RiskRules rules, AnalysisOptions terms) {
        StopDistance stopDistance = StopDistance.of(entry.price(), atr, rules);
        BigDecimal distance = stopDistance.distance();
        BigDecimal direction = BigDecimal.valueOf(side);
        BigDecimal reward = reward(entry.price(), distance, rules, terms.rewardRisk());
        PositionSize size = PositionSize.of(entry.price(), distance, rules, terms);
        return new Plan.Trade(
                side > 0 ? "long" : "short",
                size.shares(),
                entry,
                entry.price().subtract(distance.multiply(direction)),
                entry.price().add(reward.multiply(direction)),
                reward.divide(distance, 2, RoundingMode.DOWN),
                size.shares().multiply(entry.price()),
                size.shares().multiply(distance),
                size.riskPercent(),
                size.limitPercent(),
                rules.costPercent(),
                stopDistance.method(),
                rules.maxBars(),
                size.words());
    }

    /// The target's distance: the caller's reward:risk, else the profile's fixed percent, else its
    /// reward:risk.
    private static BigDecimal reward(
            BigDecimal entry, BigDecimal distance, RiskRules rules, Optional<BigDecimal> wished) {
        BigDecimal least = distance.multiply(wished.orElse(rules.rewardRisk()));
        BigDecimal fixed =
                wished.isPresent()
                        ? BigDecimal.ZERO
                        : rules.targetPercent()
                                .map(percent -> entry.multiply(percent).divide(HUNDRED))
                                .orElse(BigDecimal.ZERO);
        return least.max(fixed).setScale(entry.scale(), RoundingMode.UP);
    }
}

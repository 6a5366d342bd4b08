package bellwether.research.analysis.plan;

import bellwether.research.analysis.profile.Profile;
import bellwether.research.analysis.profile.RiskRules;
import bellwether.research.analysis.vote.Phrases;
import bellwether.research.analysis.vote.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/// Works a verdict out into entry, stop, target and size. Prices are rounded to the tick first and
/// all money follows from the rounded ones: the entry to the nearest, stop and target away from the
/// entry, shares down to a whole lot. What is shown is what was computed with.
public final class Planner {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Planner() {}

    /// The plan for a verdict.
    ///
    /// @param tick the smallest step of the symbol's prices
    public static Plan plan(
            Verdict verdict,
            PlanLevels levels,
            Profile profile,
            AnalysisOptions terms,
            TickSize tick) {
        if (verdict.side() == 0) {
            return new Plan.None("HOLD: the evidence is too weak or too mixed for a trade");
        }
        PlanEntry entry = PlanEntry.choose(levels, verdict.side()).rounded(tick);
        return StopDistance.of(entry.price(), levels.atr(), profile.risk(), tick)
                .<Plan>map(stop -> trade(verdict.side(), entry, stop, profile.risk(), terms, tick))
                .orElseGet(() -> tooCoarse(tick, levels, profile.risk()));
    }

    private static Plan trade(
            int side,
            PlanEntry entry,
            StopDistance stop,
            RiskRules rules,
            AnalysisOptions terms,
            TickSize tick) {
        BigDecimal distance = stop.distance();
        BigDecimal direction = BigDecimal.valueOf(side);
        BigDecimal reward =
                tick.round(
                        reward(entry.price(), distance, rules, terms.rewardRisk()),
                        RoundingMode.UP);
        PositionSize size = PositionSize.of(entry.price(), distance, rules, terms);
        return new Plan.Trade(
                side > 0 ? "long" : "short",
                size.shares(),
                PlanUnits.of(terms.money(), tick),
                entry,
                entry.price().subtract(distance.multiply(direction)),
                entry.price().add(reward.multiply(direction)),
                reward.divide(distance, 2, RoundingMode.DOWN),
                size.value(),
                size.atRisk(),
                size.riskPercent(),
                size.limitPercent(),
                rules.costPercent(),
                stop.method(),
                rules.maxBars(),
                size.words());
    }

    private static Plan tooCoarse(TickSize tick, PlanLevels levels, RiskRules rules) {
        return new Plan.TooCoarse(
                Phrases.fill(
                        "no plan: one tick, %s (%s), is more than the profile's largest stop, %s %% of the price %s",
                        tick.step().toPlainString(),
                        tick.isStated() ? "as stated" : "the digits of the closes",
                        Phrases.number(rules.stopMaxPercent()),
                        levels.close().toPlainString()));
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
        return least.max(fixed);
    }
}

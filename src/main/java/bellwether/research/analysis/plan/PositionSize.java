package bellwether.research.analysis.plan;

import bellwether.research.analysis.profile.RiskRules;
import bellwether.research.analysis.vote.Phrases;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// How many shares: as many as the risk allows and the position limit allows, whole ones.
///
/// `min(⌊capital × risk % / stop distance⌋, ⌊capital × limit % / (entry + costs)⌋)`
record PositionSize(
        BigDecimal shares, BigDecimal riskPercent, BigDecimal limitPercent, String words) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static PositionSize of(
            BigDecimal entry, BigDecimal distance, RiskRules rules, AnalysisOptions terms) {
        BigDecimal risk = terms.riskPercent().orElse(rules.riskPercent());
        BigDecimal limit = terms.positionLimitPercent().orElse(rules.positionLimitPercent());
        BigDecimal cost = entry.add(entry.multiply(rules.costPercent()).divide(HUNDRED));
        BigDecimal mayLose = terms.capital().multiply(risk).divide(HUNDRED);
        BigDecimal maySpend = terms.capital().multiply(limit).divide(HUNDRED);
        BigDecimal byRisk = mayLose.divide(distance, 0, RoundingMode.DOWN);
        BigDecimal byLimit = maySpend.divide(cost, 0, RoundingMode.DOWN);
        BigDecimal shares = byRisk.min(byLimit);
        String words =
                shares.signum() == 0
                        ? none(byRisk, mayLose, distance, maySpend, cost)
                        : byRisk.compareTo(byLimit) <= 0
                                ? Phrases.fill(
                                        "limited by the risk per trade, %s %% of the capital",
                                        plain(risk))
                                : Phrases.fill(
                                        "limited by the position cap, %s %% of the capital",
                                        plain(limit));
        return new PositionSize(shares, risk, limit, words);
    }

    private static String none(
            BigDecimal byRisk,
            BigDecimal mayLose,
            BigDecimal distance,
            BigDecimal maySpend,
            BigDecimal cost) {
        return byRisk.signum() == 0
                ? Phrases.fill(
                        "0 shares: one share would lose %s at the stop, and only %s may be lost",
                        plain(distance), plain(mayLose))
                : Phrases.fill(
                        "0 shares: one share costs %s with costs, and only %s may be spent",
                        plain(cost), plain(maySpend));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}

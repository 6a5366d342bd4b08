package bellwether.research.analysis.plan;

import bellwether.research.analysis.profile.RiskRules;
import bellwether.research.analysis.vote.Phrases;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// How many shares: as many as the risk allows and the position limit allows, whole lots.
///
/// `min(⌊capital × risk % / (stop distance × lot)⌋, ⌊capital × limit % / ((entry + costs) × lot)⌋)
/// × lot`, with capital and prices in one unit.
///
/// @param shares null, with what follows from it, when the capital is not known in the currency
/// @param value of all shares at the entry, in the currency
/// @param atRisk what they lose at the stop, in the currency
record PositionSize(
        @Nullable BigDecimal shares,
        @Nullable BigDecimal value,
        @Nullable BigDecimal atRisk,
        BigDecimal riskPercent,
        BigDecimal limitPercent,
        String words) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static PositionSize of(
            BigDecimal entry, BigDecimal distance, RiskRules rules, AnalysisOptions terms) {
        BigDecimal risk = terms.riskPercent().orElse(rules.riskPercent());
        BigDecimal limit = terms.positionLimitPercent().orElse(rules.positionLimitPercent());
        return switch (terms.money().capital()) {
            case OwnCapital.Unknown(String why) ->
                    new PositionSize(null, null, null, risk, limit, "no shares: " + why);
            case OwnCapital.Known own -> {
                BigDecimal capital = terms.money().inUnits(own.amount());
                Bounds bounds =
                        new Bounds(
                                distance,
                                entry.add(entry.multiply(rules.costPercent()).divide(HUNDRED)),
                                capital.multiply(risk).divide(HUNDRED),
                                capital.multiply(limit).divide(HUNDRED),
                                terms.money());
                BigDecimal shares = bounds.shares();
                yield new PositionSize(
                        shares,
                        terms.money().money(shares.multiply(entry)),
                        terms.money().money(shares.multiply(distance)),
                        risk,
                        limit,
                        bounds.words(risk, limit));
            }
        };
    }

    /// What limits the size, all of it in the unit of the prices.
    ///
    /// @param loss of one share at the stop
    /// @param cost of one share
    private record Bounds(
            BigDecimal loss,
            BigDecimal cost,
            BigDecimal mayLose,
            BigDecimal maySpend,
            PlanMoney money) {
        BigDecimal shares() {
            return byRisk().min(byLimit());
        }

        private BigDecimal byRisk() {
            return wholeLots(mayLose, loss);
        }

        private BigDecimal byLimit() {
            return wholeLots(maySpend, cost);
        }

        private BigDecimal wholeLots(BigDecimal amount, BigDecimal each) {
            BigDecimal lot = money.units().lot();
            return amount.divide(each.multiply(lot), 0, RoundingMode.DOWN).multiply(lot);
        }

        String words(BigDecimal risk, BigDecimal limit) {
            if (shares().signum() == 0) {
                return none();
            }
            return byRisk().compareTo(byLimit()) <= 0
                    ? Phrases.fill(
                            "limited by the risk per trade, %s %% of the capital", plain(risk))
                    : Phrases.fill(
                            "limited by the position cap, %s %% of the capital", plain(limit));
        }

        private String none() {
            BigDecimal lot = money.units().lot();
            String what = lot.compareTo(BigDecimal.ONE) == 0 ? "share" : "lot of " + plain(lot);
            return byRisk().signum() == 0
                    ? Phrases.fill(
                            "0 shares: one %s would lose %s at the stop; the risk limit is %s",
                            what, words(loss.multiply(lot)), words(mayLose))
                    : Phrases.fill(
                            "0 shares: one %s costs %s including costs; the position limit is %s",
                            what, words(cost.multiply(lot)), words(maySpend));
        }

        private String words(BigDecimal inUnits) {
            return money.words(money.money(inUnits));
        }
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}

package bellwether.research.backtest.sheet;

import bellwether.market.symbols.Survivorship;
import bellwether.research.backtest.RunReport;
import bellwether.research.backtest.report.SheetAssumptions;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.spec.ExecutionChoice;
import bellwether.trading.execution.CostPresets;
import bellwether.trading.execution.ExecutionSettings;
import bellwether.trading.execution.MarginRules;
import bellwether.trading.execution.MatchingRules;
import bellwether.trading.execution.RateBasis;
import bellwether.trading.rules.Rule;
import bellwether.trading.rules.RuleWords;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a backtest rests on, in sentences.
final class SheetTexts {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final CostPresets presets;

    SheetTexts(CostPresets presets) {
        this.presets = presets;
    }

    /// @param prices of all runs that read some
    SheetAssumptions of(BacktestSpec spec, List<Rule> rules, List<RunReport.Prices> prices) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            if (rules.size() > 1) {
                words.add(spec.rules().get(i).label() + ":");
            }
            words.addAll(RuleWords.of(rules.get(i)));
        }
        Set<String> plans = new LinkedHashSet<>();
        prices.forEach(each -> plans.add(each.costs()));
        return new SheetAssumptions(
                words,
                tape(spec),
                costs(plans),
                unverified(plans),
                survivorship(spec),
                warmUp(prices),
                List.of(
                        "The place of an order in the queue, and how much of a bar's volume would"
                                + " have been left.",
                        "Whether shares could be borrowed, and at what fee on that day.",
                        "What the orders themselves would have done to prices beyond the modelled"
                                + " impact.",
                        "Whether the run's own decisions would have been kept on that day."));
    }

    private static List<String> tape(BacktestSpec spec) {
        ExecutionChoice choice = spec.execution();
        ExecutionSettings settings = choice.settings("USD", 2);
        MatchingRules matching = settings.matching();
        MarginRules margin = settings.margin();
        List<String> tape = new ArrayList<>();
        tape.add(
                "Values of the rule are of prices adjusted for splits up to their own bar; orders"
                        + " fill at prices as they were traded.");
        tape.add(
                matching.touchFillsLimit()
                        ? "A resting limit fills where the price touches it, which is optimistic."
                        : "A resting limit fills only where the price goes through it.");
        tape.add(
                "Where a bar reaches stop and target, the stop counts; such fills are marked as"
                        + " assumed.");
        BigDecimal share = matching.volumeShare();
        tape.add(
                share == null
                        ? "Volume limits no fill."
                        : "At most %s %% of a bar's volume fills."
                                .formatted(
                                        share.multiply(HUNDRED)
                                                .stripTrailingZeros()
                                                .toPlainString()));
        tape.add(
                margin.shorting()
                        ? "Shares can always be borrowed, for %s %% a year."
                                .formatted(margin.borrowPercent().toPlainString())
                        : "Positions cannot be short.");
        tape.add("Dividends on record are paid on their ex-date; sales settle at once.");
        return tape;
    }

    private List<String> costs(Set<String> plans) {
        return plans.stream()
                .map(plan ->
                        plan.equals("none")
                                ? "none: nothing is charged, which no broker offers."
                                : "%s: %s; half spread, slippage and market impact beside."
                                        .formatted(
                                                plan,
                                                String.join(
                                                        ", ",
                                                        new LinkedHashSet<>(
                                                                presets.plan(plan).rates().stream()
                                                                        .map(rate -> rate.charge())
                                                                        .toList()))))
                .toList();
    }

    private List<String> unverified(Set<String> plans) {
        Set<String> unverified = new LinkedHashSet<>();
        for (String plan : plans) {
            presets.plan(plan).rates().stream()
                    .filter(rate -> rate.basis() == RateBasis.UNVERIFIED)
                    .forEach(rate ->
                            unverified.add(
                                    "%s from %s"
                                            .formatted(
                                                    rate.charge(),
                                                    rate.validFrom() == null
                                                            ? "an unknown day"
                                                            : rate.validFrom().toString())));
        }
        return List.copyOf(unverified);
    }

    private static String survivorship(BacktestSpec spec) {
        Survivorship known = spec.symbols().survivorship();
        return known == null
                ? "The symbols were named one by one: whoever names them knows which of them did"
                        + " well."
                : known.words();
    }

    private static String warmUp(List<RunReport.Prices> prices) {
        return prices.isEmpty()
                ? "Each window decides from its first session on; earlier bars are warm-up."
                : "%s: first bar %s, first decision %s."
                        .formatted(
                                prices.size() == 1
                                        ? "Warm-up"
                                        : "Warm-up of the first of %d runs"
                                                .formatted(prices.size()),
                                prices.getFirst().first(),
                                prices.getFirst().deciding());
    }
}

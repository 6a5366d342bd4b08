package bellwether.research.backtest.doubt;

import bellwether.research.backtest.run.RunTerms;
import bellwether.research.backtest.run.SymbolRun;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.ConditionLanguage;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.RuleAccount;
import bellwether.trading.rules.RuleDecision;
import bellwether.trading.rules.RuleSignals;
import bellwether.trading.rules.RuleState;
import bellwether.trading.rules.RuleWalker;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Whether a rule looks ahead: the history is cut after a deciding bar, and on it and all bars
/// before every value, test and order must be as it was with the whole history, to the bit.
///
/// @param symbol null of a portfolio
/// @param cuts after how many bars it was cut; of a portfolio after how many sessions
/// @param clean whether nothing differed; null where nothing could be cut
/// @param differences the first of each cut that differed, at most ten
/// @param undefined why nothing could be cut
public record LookAheadProof(
        @Nullable String symbol,
        int cuts,
        int decidingBars,
        @Nullable Boolean clean,
        List<Difference> differences,
        @Nullable String undefined) {
    /// Cuts where none are named.
    public static final int USUAL_CUTS = 50;

    static final int MOST_SHOWN = 10;

    /// What a cut changed.
    ///
    /// @param cutAfter the last bar that was left
    /// @param bar on which something differs
    /// @param what `field`, `condition` or `orders`
    /// @param name of the field, or the condition in words
    /// @param whole what it was with the whole history
    /// @param cut what it is without the later bars
    public record Difference(
            LocalDate cutAfter,
            int bar,
            LocalDate date,
            String what,
            String name,
            String whole,
            String cut) {}

    private record Seen(
            RuleState before, RuleAccount account, List<RuleDecision.RuleOrder> orders) {}

    /// Runs the rule, then cuts its history again and again.
    ///
    /// @param cut the signals of the same rule over the first so many bars; their history must be
    ///   [bellwether.trading.rules.RuleHistory#cut] or made of fewer bars, so that later ones
    ///   cannot be read
    /// @param most cuts at most; 0: after all deciding bars
    public static LookAheadProof of(
            RuleSignals whole, RunTerms terms, IntFunction<RuleSignals> cut, int most) {
        TreeMap<Integer, Seen> seen = new TreeMap<>();
        SymbolRun.of(
                whole,
                terms,
                (before, account, decision) ->
                        seen.put(
                                decision.bar(),
                                new Seen(before, kept(account), decision.orders())));
        List<Integer> bars = chosen(whole, seen, most);
        List<Difference> found = new ArrayList<>();
        for (int bar : bars) {
            RuleSignals shorter = cut.apply(bar + 1);
            Difference difference = compare(whole, shorter, bar);
            if (difference == null) {
                difference = compare(whole, shorter, terms, bar, seen.get(bar));
            }
            if (difference != null && found.size() < MOST_SHOWN) {
                found.add(difference);
            }
        }
        return new LookAheadProof(
                terms.position().symbol(),
                bars.size(),
                Math.max(0, whole.history().size() - 1 - whole.firstDecision()),
                bars.isEmpty() ? null : found.isEmpty(),
                found,
                bars.isEmpty() ? "no bar follows the first on which the rule can decide" : null);
    }

    /// The account as it is now.
    private static RuleAccount kept(RuleAccount account) {
        var equity = account.equity().get();
        return new RuleAccount(
                account.quantity(),
                account.openOrders(),
                account.losingExit(),
                () -> equity,
                account.record());
    }

    private static List<Integer> chosen(RuleSignals whole, TreeMap<Integer, Seen> seen, int most) {
        List<Integer> all = new ArrayList<>();
        for (int bar = whole.firstDecision(); bar < whole.history().size() - 1; bar++) {
            all.add(bar);
        }
        return chosen(
                all,
                bar -> {
                    Seen at = seen.get(bar);
                    return at != null && !at.orders().isEmpty();
                },
                most);
    }

    /// Half of them where orders were given, the rest evenly over all deciding bars.
    static List<Integer> chosen(List<Integer> all, Predicate<Integer> ordering, int most) {
        if (most <= 0 || all.size() <= most) {
            return all;
        }
        List<Integer> ordered = all.stream().filter(ordering).toList();
        TreeSet<Integer> chosen = new TreeSet<>(spread(ordered, most / 2));
        List<Integer> others = all.stream().filter(bar -> !chosen.contains(bar)).toList();
        chosen.addAll(spread(others, most - chosen.size()));
        return List.copyOf(chosen);
    }

    private static Set<Integer> spread(List<Integer> bars, int count) {
        Set<Integer> spread = new LinkedHashSet<>();
        int n = Math.min(count, bars.size());
        for (int i = 0; i < n; i++) {
            spread.add(bars.get((int) ((long) i * (bars.size() - 1) / Math.max(1, n - 1))));
        }
        return spread;
    }

    /// Values and tests of all bars up to the cut.
    private static @Nullable Difference compare(RuleSignals whole, RuleSignals cut, int last) {
        for (Operand operand : operands(whole)) {
            for (int bar = 0; bar <= last; bar++) {
                double before = whole.value(operand, bar);
                double now = cut.value(operand, bar);
                if (Double.doubleToLongBits(before) != Double.doubleToLongBits(now)) {
                    return difference(
                            whole,
                            last,
                            bar,
                            "field",
                            ConditionLanguage.text(operand),
                            Double.toString(before),
                            Double.toString(now));
                }
            }
        }
        for (Condition condition : whole.rule().conditions()) {
            for (int bar = 0; bar <= last; bar++) {
                if (whole.truth(condition, bar) != cut.truth(condition, bar)) {
                    return difference(
                            whole,
                            last,
                            bar,
                            "condition",
                            ConditionLanguage.text(condition),
                            whole.truth(condition, bar).toString(),
                            cut.truth(condition, bar).toString());
                }
            }
        }
        return null;
    }

    private static List<Operand> operands(RuleSignals signals) {
        List<Operand> operands = new ArrayList<>(signals.rule().fields());
        operands.addAll(signals.rule().operands());
        return operands;
    }

    private static @Nullable Difference compare(
            RuleSignals whole, RuleSignals cut, RunTerms terms, int bar, @Nullable Seen seen) {
        if (seen == null) {
            return null; // nothing was asked there: its tests were the same
        }
        List<RuleDecision.RuleOrder> orders =
                new RuleWalker(cut, terms.position())
                        .decide(bar, seen.before(), seen.account())
                        .orders();
        return orders.equals(seen.orders())
                ? null
                : difference(
                        whole,
                        bar,
                        bar,
                        "orders",
                        whole.rule().name(),
                        seen.orders().toString(),
                        orders.toString());
    }

    private static Difference difference(
            RuleSignals whole,
            int last,
            int bar,
            String what,
            String name,
            String before,
            String now) {
        return new Difference(
                whole.history().date(last),
                bar,
                whole.history().date(bar),
                what,
                name,
                unknown(before),
                unknown(now));
    }

    private static String unknown(String value) {
        return Optional.of(value).filter(each -> !each.equals("NaN")).orElse("unknown");
    }
}

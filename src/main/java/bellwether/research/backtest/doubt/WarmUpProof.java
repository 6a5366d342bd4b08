package bellwether.research.backtest.doubt;

import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.run.SymbolResult;
import bellwether.trading.rules.ConditionLanguage;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.RuleSignals;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// What changes when the history begins earlier: indicators that remember their first bar, as
/// averages by recursion do, say something else, and so may trades.
///
/// @param warmUp bars that the rule needs before all its values are known
public record WarmUpProof(String symbol, int warmUp, List<Step> steps) {
    /// As a part of the value: sums of other bars differ by so much in their last digits.
    private static final double ROUNDING = 1e-9;

    private static final double[] TIMES = {0.5, 1, 2, 4};

    /// A run, with the signals that it used.
    ///
    /// @param signals of longer histories are made so that nothing is decided before the bar on
    ///   which the run as it is first decides
    /// @param from the first day on which it was to decide; earlier trades are none of it
    public record Run(RuleSignals signals, SymbolResult result, LocalDate from) {}

    /// A history longer by so many warm-ups.
    ///
    /// @param values fields that changed, the most changed first
    /// @param trades how many entries and exits are in one of both runs only
    /// @param firstTrade the earliest entry of those
    /// @param undefined why it could not be tried
    public record Step(
            double warmUps,
            int bars,
            List<ChangedField> values,
            int trades,
            @Nullable LocalDate firstTrade,
            @Nullable String undefined) {
        /// Whether nothing at all changed.
        @JsonIgnore
        public boolean isClean() {
            return values.isEmpty() && trades == 0 && undefined == null;
        }
    }

    /// A field whose values are not the same.
    ///
    /// @param bars on how many days
    /// @param largest difference, as a part of the value; of a value that became unknown or known
    ///   it is 1
    public record ChangedField(String field, int bars, LocalDate first, double largest) {}

    /// Runs it with histories longer by ½, 1, 2 and 4 warm-ups.
    ///
    /// @param run the run as it is
    /// @param longer the same run with so many bars more before; empty where there are not as many
    public static WarmUpProof of(
            String symbol, Run run, int warmUp, IntFunction<Optional<Run>> longer) {
        List<Step> steps = new ArrayList<>();
        for (double times : TIMES) {
            int bars = (int) Math.ceil(times * Math.max(1, warmUp));
            steps.add(
                    longer.apply(bars)
                            .map(other -> compared(run, other, times, bars))
                            .orElseGet(() ->
                                    new Step(
                                            times,
                                            bars,
                                            List.of(),
                                            0,
                                            null,
                                            "fewer than %d earlier bars are stored"
                                                    .formatted(bars))));
        }
        return new WarmUpProof(symbol, warmUp, steps);
    }

    /// How many values and trades the step changes that changes most; null where none could be
    /// tried.
    public @Nullable Integer changes() {
        return steps.stream()
                .filter(step -> step.undefined() == null)
                .map(step ->
                        step.trades() + step.values().stream().mapToInt(ChangedField::bars).sum())
                .max(Integer::compare)
                .orElse(null);
    }

    private static Step compared(Run run, Run other, double times, int bars) {
        LocalDate from = decides(run);
        Set<String> mine = trades(run.result(), from);
        Set<String> others = trades(other.result(), from);
        Set<String> apart = new LinkedHashSet<>(mine);
        apart.addAll(others);
        apart.removeIf(trade -> mine.contains(trade) && others.contains(trade));
        LocalDate first =
                apart.stream()
                        .map(trade -> LocalDate.parse(trade.substring(0, 10)))
                        .min(LocalDate::compareTo)
                        .orElse(null);
        return new Step(times, bars, values(run, other, from), apart.size(), first, null);
    }

    private static LocalDate decides(Run run) {
        RuleSignals signals = run.signals();
        int first = signals.firstDecision();
        if (first >= signals.history().size()) {
            return LocalDate.MAX;
        }
        LocalDate able = signals.history().date(first);
        return able.isAfter(run.from()) ? able : run.from();
    }

    /// Entries behind the first deciding day; what a longer history entered before is no change.
    private static Set<String> trades(SymbolResult result, LocalDate from) {
        Set<String> trades = new LinkedHashSet<>();
        for (ClosedTrade trade : result.trades()) {
            if (trade.entry().date().isAfter(from)) {
                trades.add(
                        "%s %s %s"
                                .formatted(
                                        trade.entry().date(),
                                        trade.exit().date(),
                                        trade.direction()));
            }
        }
        return trades;
    }

    private static List<ChangedField> values(Run run, Run other, LocalDate from) {
        Map<Long, Integer> places = new HashMap<>();
        long[] times = other.signals().history().raw().time();
        for (int bar = 0; bar < other.signals().history().size(); bar++) {
            places.put(times[bar], bar);
        }
        List<ChangedField> changed = new ArrayList<>();
        for (Operand.FieldValue field : run.signals().rule().fields()) {
            changed(run, other, field, places, from).ifPresent(changed::add);
        }
        changed.sort((a, b) -> Double.compare(b.largest(), a.largest()));
        return List.copyOf(changed);
    }

    private static Optional<ChangedField> changed(
            Run run,
            Run other,
            Operand.FieldValue field,
            Map<Long, Integer> places,
            LocalDate from) {
        RuleSignals signals = run.signals();
        int count = 0;
        int first = -1;
        double largest = 0;
        for (int bar = 0; bar < signals.history().size(); bar++) {
            Integer place = places.get(signals.history().raw().time()[bar]);
            if (place == null || signals.history().date(bar).isBefore(from)) {
                continue;
            }
            double mine = signals.value(field, bar);
            double theirs = other.signals().value(field, place);
            double apart = apart(mine, theirs);
            if (apart > ROUNDING) {
                first = count == 0 ? bar : first;
                count++;
                largest = Math.max(largest, apart);
            }
        }
        return count == 0
                ? Optional.empty()
                : Optional.of(
                        new ChangedField(
                                ConditionLanguage.text(field),
                                count,
                                signals.history().date(first),
                                largest));
    }

    private static double apart(double mine, double theirs) {
        if (!Double.isFinite(mine) || !Double.isFinite(theirs)) {
            return Double.isFinite(mine) == Double.isFinite(theirs) ? 0 : 1;
        }
        double size = Math.max(Math.abs(mine), Math.abs(theirs));
        return size > 0 ? Math.abs(mine - theirs) / size : 0;
    }
}

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
/// @param symbol null of a portfolio
/// @param warmUp bars that the rule needs before all its values are known
public record WarmUpProof(@Nullable String symbol, int warmUp, List<Step> steps) {
    /// As a part of the value: sums of other bars differ by so much in their last digits.
    private static final double ROUNDING = 1e-9;

    static final String NO_ROOM =
            "fewer than half of the bars on which it decides would be left to be compared";

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
    /// @param tooShort symbols of a portfolio that have not as many bars before, and were tried
    ///   with all that they have
    /// @param undefined why it could not be tried
    public record Step(
            double warmUps,
            int bars,
            List<ChangedField> values,
            int trades,
            @Nullable LocalDate firstTrade,
            int tooShort,
            @Nullable String undefined) {
        /// Whether nothing at all changed, with all histories longer.
        @JsonIgnore
        public boolean isClean() {
            return values.isEmpty() && trades == 0 && tooShort == 0 && undefined == null;
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
        return of(
                symbol,
                warmUp,
                bars ->
                        longer.apply(bars)
                                .map(other -> changes(run, other))
                                .orElseGet(() -> Changes.untried(NO_ROOM)));
    }

    /// What a longer history changes.
    ///
    /// @param trades those that are in one of both runs only, each beginning with its entry's day
    /// @param tooShort as of a step
    /// @param undefined why it could not be tried
    record Changes(
            List<ChangedField> values,
            Set<String> trades,
            int tooShort,
            @Nullable String undefined) {
        static Changes untried(String undefined) {
            return new Changes(List.of(), Set.of(), 0, undefined);
        }
    }

    /// @param longer by so many bars
    static WarmUpProof of(@Nullable String symbol, int warmUp, IntFunction<Changes> longer) {
        List<Step> steps = new ArrayList<>();
        for (double times : TIMES) {
            int bars = (int) Math.ceil(times * Math.max(1, warmUp));
            steps.add(compared(longer.apply(bars), times, bars));
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

    /// The longest that could be tried.
    public Optional<Step> longest() {
        return steps.stream().filter(step -> step.undefined() == null).reduce((_, later) -> later);
    }

    private static Changes changes(Run run, Run other) {
        LocalDate from = decides(run);
        return new Changes(
                values(run.signals(), other.signals(), from),
                apart(run.result().trades(), other.result().trades(), from),
                0,
                null);
    }

    /// Trades that are in one of both lists only.
    ///
    /// @param from the first deciding day; what a longer history entered before is no change
    static Set<String> apart(List<ClosedTrade> mine, List<ClosedTrade> others, LocalDate from) {
        Set<String> own = trades(mine, from);
        Set<String> theirs = trades(others, from);
        Set<String> apart = new LinkedHashSet<>(own);
        apart.addAll(theirs);
        apart.removeIf(trade -> own.contains(trade) && theirs.contains(trade));
        return apart;
    }

    private static Step compared(Changes changes, double times, int bars) {
        LocalDate first =
                changes.trades().stream()
                        .map(trade -> LocalDate.parse(trade.substring(0, 10)))
                        .min(LocalDate::compareTo)
                        .orElse(null);
        return new Step(
                times,
                bars,
                changes.values(),
                changes.trades().size(),
                first,
                changes.tooShort(),
                changes.undefined());
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

    private static Set<String> trades(List<ClosedTrade> closed, LocalDate from) {
        Set<String> trades = new LinkedHashSet<>();
        for (ClosedTrade trade : closed) {
            if (trade.entry().date().isAfter(from)) {
                trades.add(
                        "%s %s %s %s"
                                .formatted(
                                        trade.entry().date(),
                                        trade.exit().date(),
                                        trade.direction(),
                                        trade.symbol()));
            }
        }
        return trades;
    }

    /// Fields that are not the same from a day on, the most changed first.
    static List<ChangedField> values(RuleSignals run, RuleSignals other, LocalDate from) {
        Map<Long, Integer> places = new HashMap<>();
        long[] times = other.history().raw().time();
        for (int bar = 0; bar < other.history().size(); bar++) {
            places.put(times[bar], bar);
        }
        List<ChangedField> changed = new ArrayList<>();
        for (Operand.FieldValue field : run.rule().fields()) {
            changed(run, other, field, places, from).ifPresent(changed::add);
        }
        changed.sort((a, b) -> Double.compare(b.largest(), a.largest()));
        return List.copyOf(changed);
    }

    private static Optional<ChangedField> changed(
            RuleSignals signals,
            RuleSignals other,
            Operand.FieldValue field,
            Map<Long, Integer> places,
            LocalDate from) {
        int count = 0;
        int first = -1;
        double largest = 0;
        for (int bar = 0; bar < signals.history().size(); bar++) {
            Integer place = places.get(signals.history().raw().time()[bar]);
            if (place == null || signals.history().date(bar).isBefore(from)) {
                continue;
            }
            double mine = signals.value(field, bar);
            double theirs = other.value(field, place);
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

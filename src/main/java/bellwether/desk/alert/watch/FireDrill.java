package bellwether.desk.alert.watch;

import bellwether.desk.alert.preference.Gates;
import bellwether.desk.alert.rule.ConditionFields;
import bellwether.desk.alert.rule.OwnerFields;
import bellwether.desk.alert.rule.RepeatMode;
import bellwether.desk.alert.rule.RuleDefinition;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import bellwether.trading.rules.Condition;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.TailEvaluator;
import bellwether.trading.rules.Truth;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/// Judges a rule on bars of the past, with what judges it on new ones.
public final class FireDrill {
    private static final int MOST_ITEMS = 1_000;

    private final ConditionFields fields;
    private final FinishedBars bars;
    private final InstantSource clock;
    private final LongAdder runs = new LongAdder();

    public FireDrill(ConditionFields fields, FinishedBars bars, InstantSource clock) {
        this.fields = fields;
        this.bars = bars;
        this.clock = clock;
    }

    /// A drill on one symbol.
    ///
    /// @param owner whose fields are meant
    /// @param years back from today
    /// @param patience how long to wait for room in memory
    /// @throws Refusal where there is none
    public DrillResult run(
            String owner, RuleDefinition rule, String ticker, int years, Duration patience) {
        runs.increment();
        return bars.of(
                        ticker,
                        rule.timeframe(),
                        patience,
                        symbol -> run(owner, rule, symbol, years))
                .orElseGet(() -> DrillResult.empty(ticker));
    }

    /// How often a symbol was drilled since this process began.
    public long runs() {
        return runs.sum();
    }

    private DrillResult run(
            String owner, RuleDefinition rule, FinishedBars.FinishedSymbol symbol, int years) {
        LocalDate day = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate().minusYears(years);
        RuleHistory history = symbol.history();
        int from = history.raw().place(day.toEpochDay() * Timeframe.SECONDS_PER_DAY);
        if (from >= history.size()) {
            return DrillResult.empty(symbol.facts().ticker());
        }
        OwnerFields own = fields.of(owner, rule.timeframe(), rule.condition());
        Condition condition = own.expanded(rule.condition());
        TailEvaluator evaluator =
                new TailEvaluator(
                        history,
                        own.names(),
                        own.columns(symbol.facts().symbolId()),
                        Math.max(0, from - BarEdges.FURTHEST),
                        TailEvaluator.reach(condition));
        return new Walk(
                        rule,
                        condition,
                        symbol,
                        from,
                        new BarEdges(evaluator, from, history.size()))
                .result();
    }

    /// One walk over the bars of a symbol.
    private static final class Walk {
        private final RuleDefinition rule;
        private final Condition condition;
        private final FinishedBars.FinishedSymbol symbol;
        private final int from;
        private final BarEdges edges;
        private final BarEnds ends;
        private final List<DrillResult.DrillFire> fires = new ArrayList<>();
        private final List<BarChanges> base = groups();
        private final List<BarChanges> followed = groups();
        private Optional<Instant> lastTold = Optional.empty();
        private int told;
        private int unknown;

        Walk(
                RuleDefinition rule,
                Condition condition,
                FinishedBars.FinishedSymbol symbol,
                int from,
                BarEdges edges) {
            this.rule = rule;
            this.condition = condition;
            this.symbol = symbol;
            this.from = from;
            this.edges = edges;
            this.ends = new BarEnds(rule.timeframe(), symbol.calendar());
        }

        private static List<BarChanges> groups() {
            return List.of(
                    new BarChanges(BarsAfter.ONE),
                    new BarChanges(BarsAfter.WEEK),
                    new BarChanges(BarsAfter.MONTH));
        }

        DrillResult result() {
            RuleHistory history = symbol.history();
            for (int bar = from; bar < history.size(); bar++) {
                judge(bar);
            }
            int listed = Math.min(fires.size(), MOST_ITEMS);
            return new DrillResult(
                    symbol.facts().ticker(),
                    history.date(from),
                    history.date(history.size() - 1),
                    history.size() - from,
                    fires.size(),
                    told,
                    unknown,
                    outcome(base),
                    outcome(followed),
                    fires.subList(fires.size() - listed, fires.size()),
                    fires.size() - listed);
        }

        private void judge(int bar) {
            collect(bar, base);
            unknown += edges.truth(condition, bar) == Truth.UNKNOWN ? 1 : 0;
            Instant end = ends.of(symbol.history().raw().time()[bar]);
            boolean isOver = rule.repeat() == RepeatMode.ONCE && !fires.isEmpty();
            if (!isOver
                    && rule.active().map(window -> window.covers(end)).orElse(true)
                    && edges.fires(condition, bar, rule.repeat())) {
                collect(bar, followed);
                fires.add(fire(bar, end));
            }
        }

        private DrillResult.DrillFire fire(int bar, Instant end) {
            String heldBy = heldBy(end);
            if (heldBy.isEmpty()) {
                lastTold = Optional.of(end);
                told++;
            }
            RuleHistory history = symbol.history();
            return new DrillResult.DrillFire(
                    Instant.ofEpochSecond(history.raw().time()[bar]),
                    end,
                    LeafFacts.shown(history.raw().close()[bar]),
                    heldBy,
                    LeafFacts.of(
                                    condition,
                                    edges.evaluator(),
                                    bar,
                                    edges.before(condition, bar),
                                    null)
                            .tests(),
                    BarsAfter.change(history, bar, BarsAfter.ONE),
                    BarsAfter.change(history, bar, BarsAfter.WEEK),
                    BarsAfter.change(history, bar, BarsAfter.MONTH));
        }

        /// As the gates of one channel that sends each at once.
        private String heldBy(Instant end) {
            if (isWithin(end, Gates.SAME_SUBJECT)) {
                return "dedupe";
            }
            return isWithin(end, rule.notice().cooldown()) ? "cooldown" : "";
        }

        private boolean isWithin(Instant end, Duration pause) {
            return lastTold.filter(last -> last.plus(pause).isAfter(end)).isPresent();
        }

        private void collect(int bar, List<BarChanges> groups) {
            RuleHistory history = symbol.history();
            groups.get(0).add(bar, BarsAfter.change(history, bar, BarsAfter.ONE));
            groups.get(1).add(bar, BarsAfter.change(history, bar, BarsAfter.WEEK));
            groups.get(2).add(bar, BarsAfter.change(history, bar, BarsAfter.MONTH));
        }

        private static DrillResult.DrillOutcome outcome(List<BarChanges> groups) {
            return new DrillResult.DrillOutcome(
                    groups.get(0).summary(), groups.get(1).summary(), groups.get(2).summary());
        }
    }
}

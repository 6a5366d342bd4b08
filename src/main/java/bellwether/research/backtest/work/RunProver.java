package bellwether.research.backtest.work;

import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.research.backtest.RunReport;
import bellwether.research.backtest.doubt.LookAheadProof;
import bellwether.research.backtest.doubt.RunBounds;
import bellwether.research.backtest.doubt.RunProof;
import bellwether.research.backtest.doubt.WarmUpProof;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.run.RunTerms;
import bellwether.research.backtest.run.SymbolResult;
import bellwether.research.backtest.run.SymbolRun;
import bellwether.research.backtest.spec.BacktestFields;
import bellwether.research.backtest.spec.BacktestKind;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.spec.SpecRule;
import bellwether.research.backtest.store.StoredRun;
import bellwether.trading.execution.TapeAction;
import bellwether.trading.rules.Rule;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.RuleSignals;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tests one run over one symbol again, over the very bars that it read.
final class RunProver {
    /// Bars that are read again, over all cuts: about five seconds of work on a slow machine.
    private static final long MOST_BARS = 8_000_000;

    private static final double MOST_WARM_UPS = 4;

    private final RuleDesk desk;

    RunProver(RuleDesk desk) {
        this.desk = desk;
    }

    /// A run that can be made again.
    private record Tested(Rule rule, PreparedSymbol symbol, RuleSignals signals) {
        RuleHistory history() {
            return symbol.history();
        }
    }

    /// Cuts the history after deciding bars, and lets it begin earlier.
    ///
    /// @param cuts at most so many; 0: after all deciding bars
    /// @throws Refusal where the run is not one of a symbol, its bars have changed, or it would
    ///   take too long
    RunProof proof(BacktestSpec spec, StoredRun run, int cuts) {
        Tested tested = tested(spec, run);
        int made = bounded(tested, cuts);
        LookAheadProof ahead =
                LookAheadProof.of(
                        tested.signals(),
                        tested.symbol().terms(),
                        count ->
                                signals(
                                        tested.rule(),
                                        tested.history().cut(count),
                                        tested.symbol().notBefore()),
                        made);
        return warmed(tested, ahead);
    }

    /// As many cuts as there is time for; of a long history fewer than the usual number.
    private static int bounded(Tested tested, int cuts) {
        int bars = tested.history().size();
        int most = (int) Math.max(1, MOST_BARS / bars);
        if (cuts == LookAheadProof.USUAL_CUTS) {
            return Math.min(cuts, most);
        }
        int deciding = Math.max(1, bars - 1 - tested.signals().firstDecision());
        long asked = cuts == 0 ? deciding : Math.min(cuts, deciding);
        if (asked > most) {
            throw Refusal.invalid(
                    "/cuts",
                    "must be at most %,d for a history of %,d bars, was %s"
                            .formatted(
                                    most,
                                    bars,
                                    cuts == 0 ? "all, which are %,d".formatted(asked) : cuts));
        }
        return cuts;
    }

    private RunProof warmed(Tested tested, LookAheadProof ahead) {
        int warmUp = tested.signals().barsNeeded().known();
        int before = tested.signals().firstDecision();
        int room = tested.history().size() - before - 1;
        int later = Math.max(0, Math.min((int) Math.ceil(MOST_WARM_UPS * warmUp), room / 2));
        boolean isKnown = later + before < tested.history().size();
        LocalDate from = isKnown ? tested.history().date(later + before) : null;
        WarmUpProof.Run asRun = begun(tested, later, before, from);
        return new RunProof(
                ahead,
                WarmUpProof.of(
                        tested.symbol().ticker(),
                        asRun,
                        warmUp,
                        more ->
                                more > later || from == null
                                        ? Optional.empty()
                                        : Optional.of(
                                                begun(tested, later - more, before + more, from))),
                from,
                before);
    }

    /// The rule over a history that begins with a later bar.
    private WarmUpProof.Run begun(
            Tested tested, int first, int notBefore, @Nullable LocalDate from) {
        RuleHistory history = first == 0 ? tested.history() : tested.history().from(first);
        RuleSignals signals = signals(tested.rule(), history, notBefore);
        RunTerms terms = tested.symbol().terms();
        SymbolResult result =
                SymbolRun.of(signals, terms.withActions(behind(terms.actions(), history.date(0))));
        return new WarmUpProof.Run(signals, result, from == null ? LocalDate.MAX : from);
    }

    static List<TapeAction> behind(List<TapeAction> actions, LocalDate first) {
        return actions.stream()
                .filter(action ->
                        switch (action) {
                            case TapeAction.Split split -> split.exDate().isAfter(first);
                            case TapeAction.Dividend dividend -> dividend.exDate().isAfter(first);
                            default -> true;
                        })
                .toList();
    }

    private RuleSignals signals(Rule rule, RuleHistory history, int notBefore) {
        BacktestFields fields = desk.fields();
        return new RuleSignals(
                rule, new RuleColumns(history, fields.names(), fields.columns().get()), notBefore);
    }

    /// Makes the run with every assumption as it was, at its worst and at its best.
    ///
    /// @throws Refusal as above
    RunBounds bounds(BacktestSpec spec, StoredRun run) {
        Tested tested = tested(spec, run);
        RunTerms terms = tested.symbol().terms();
        return RunBounds.of(
                terms.settings().matching(),
                rules -> {
                    SymbolResult result = SymbolRun.of(tested.signals(), terms.with(rules));
                    RunSessions curve =
                            RunSessions.of(
                                    tested.history(),
                                    result.firstDecision(),
                                    terms.cash().doubleValue(),
                                    result.equity(),
                                    result.gross());
                    return RunMetrics.of(
                            curve.curve(), result.trading(), null, spec.money().riskFree());
                });
    }

    private Tested tested(BacktestSpec spec, StoredRun run) {
        String ticker = run.place().ticker();
        if (spec.kind() == BacktestKind.WALK_FORWARD || ticker == null) {
            throw Refusal.conflict(
                    "run_not_testable",
                    "Run %d is a walk-forward: only runs of one rule with fixed params can be tested. Send the rule with them to POST /api/v1/backtests, and test that run."
                            .formatted(run.place().n()));
        }
        try {
            Rule rule = rule(spec, run);
            PreparedSymbol symbol = begun(symbol(spec, run, ticker, rule), run);
            return new Tested(rule, symbol, desk.signals(rule, symbol));
        } catch (RunRefused refused) {
            throw Refusal.conflict(refused.code(), refused.words());
        }
    }

    /// Deciding as late as the run did: runs that are compared begin together.
    private static PreparedSymbol begun(PreparedSymbol symbol, StoredRun run) {
        RunReport.Prices read = Json.stored(run.report(), RunReport.class).prices();
        return read == null ? symbol : symbol.from(symbol.firstOn(read.deciding()));
    }

    private Rule rule(BacktestSpec spec, StoredRun run) throws RunRefused {
        if (spec.kind() == BacktestKind.SWEEP) {
            return desk.rule(spec.rules().getFirst(), run.place().params());
        }
        SpecRule given = spec.rules().get(run.place().n() % spec.rules().size());
        return desk.rule(given);
    }

    /// The symbol as the run read it: bars that were stored later are left out again.
    private PreparedSymbol symbol(BacktestSpec spec, StoredRun run, String ticker, Rule rule)
            throws RunRefused {
        PreparedSymbol now = desk.symbol(ticker, rule, spec);
        if (now.hash().equals(run.hashes().data())) {
            return now;
        }
        RunReport.Prices read = Json.stored(run.report(), RunReport.class).prices();
        if (read != null && spec.symbols().to() == null) {
            BacktestSpec until = spec.upTo(read.last());
            PreparedSymbol then =
                    desk.detailed(desk.bare(ticker, rule.timeframe(), until), rule, until);
            if (then.hash().equals(run.hashes().data())) {
                return then;
            }
        }
        throw Refusal.conflict(
                "bars_changed",
                "The bars of %s are no longer those that run %d read (data_hash %s then, %s now). Send the body of GET /api/v1/backtests/{id}/request to POST /api/v1/backtests again, and test its run."
                        .formatted(
                                ticker,
                                run.place().n(),
                                shortened(run.hashes().data()),
                                shortened(now.hash())));
    }

    private static String shortened(String hash) {
        return hash.substring(0, Math.min(12, hash.length()));
    }
}

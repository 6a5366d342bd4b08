package bellwether.research.backtest.work;

import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.research.backtest.RunReport;
import bellwether.research.backtest.doubt.LookAheadProof;
import bellwether.research.backtest.doubt.PortfolioCuts;
import bellwether.research.backtest.doubt.PortfolioWarmUp;
import bellwether.research.backtest.doubt.RunBounds;
import bellwether.research.backtest.doubt.RunProof;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.portfolio.PortfolioPlan;
import bellwether.research.backtest.portfolio.PortfolioResult;
import bellwether.research.backtest.portfolio.PortfolioRun;
import bellwether.research.backtest.portfolio.PortfolioSymbol;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.store.StoredRun;
import bellwether.trading.execution.MatchingRules;
import bellwether.trading.rules.Rule;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.RuleSignals;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Tests a run over a portfolio again, over the very bars that it read.
final class PortfolioProver {
    /// Bars that are read again, over all cuts.
    private static final long MOST_BARS = 8_000_000;

    /// Bars that are kept in memory; symbols beyond them are loaded for each cut.
    private static final int MOST_KEPT = 400_000;

    private static final double MOST_WARM_UPS = 4;

    private final RuleDesk desk;

    PortfolioProver(RuleDesk desk) {
        this.desk = desk;
    }

    /// Cuts all histories after deciding sessions, and lets them begin earlier.
    ///
    /// @param cuts at most so many; 0: after all deciding sessions
    /// @throws Refusal where bars have changed, or it would take too long
    RunProof proof(BacktestSpec spec, StoredRun run, int cuts) {
        Tested tested = tested(spec, run);
        PortfolioResult whole = tested.result(tested.plan);
        int made = bounded(tested, whole, cuts);
        LookAheadProof ahead = PortfolioCuts.of(whole, tested::cut, made);
        int sessions = whole.days().length;
        int warmUp = tested.rule.barsNeeded(desk.fields().names()).known();
        int room = Math.max(0, sessions - whole.firstDecision() - 1);
        int most = Math.min((int) Math.ceil(MOST_WARM_UPS * warmUp), room / 2);
        int begin = Math.min(sessions - 1, whole.firstDecision() + most);
        LocalDate from = LocalDate.ofEpochDay(whole.days()[begin]);
        return new RunProof(
                ahead,
                PortfolioWarmUp.of(
                        tested.shelf.digests().keySet(),
                        warmUp,
                        from,
                        most,
                        tested.begun(from, warmUp)),
                from,
                warmUp);
    }

    /// As many cuts as there is time for; of many bars fewer than the usual number.
    private static int bounded(Tested tested, PortfolioResult whole, int cuts) {
        int most = (int) Math.max(1, MOST_BARS / tested.bars);
        if (cuts == LookAheadProof.USUAL_CUTS) {
            return Math.min(cuts, most);
        }
        int deciding = Math.max(1, whole.days().length - 1 - whole.firstDecision());
        int asked = cuts == 0 ? deciding : Math.min(cuts, deciding);
        if (asked > most) {
            throw Refusal.invalid(
                    "/cuts",
                    "must be at most %,d for a portfolio of %,d bars, was %s"
                            .formatted(
                                    most,
                                    tested.bars,
                                    cuts == 0 ? "all, which are %,d".formatted(asked) : cuts));
        }
        return cuts;
    }

    /// Makes the run with every assumption as it was, at its worst and at its best.
    ///
    /// @throws Refusal as above
    RunBounds bounds(BacktestSpec spec, StoredRun run) {
        Tested tested = tested(spec, run);
        return RunBounds.of(
                tested.plan.settings().matching(),
                rules -> {
                    PortfolioResult result = tested.result(with(tested.plan, rules));
                    RunSessions curve =
                            RunSessions.of(
                                    result.days(),
                                    result.firstDecision(),
                                    RunSessions.perYear(result.days()),
                                    result.equity(),
                                    result.gross());
                    return RunMetrics.of(
                            curve.curve(), result.trading(), null, spec.money().riskFree());
                });
    }

    private static PortfolioPlan with(PortfolioPlan plan, MatchingRules rules) {
        return new PortfolioPlan(
                plan.rule(),
                plan.strategy(),
                plan.settings().with(rules),
                plan.cash(),
                plan.maxPositions(),
                plan.rank(),
                plan.rebalance());
    }

    private Tested tested(BacktestSpec spec, StoredRun run) {
        try {
            Tested now = new Tested(spec);
            if (now.hash().equals(run.hashes().data())) {
                return now;
            }
            RunReport.Prices read = Json.stored(run.report(), RunReport.class).prices();
            if (read != null && spec.symbols().to() == null) {
                Tested then = new Tested(spec.upTo(read.last()));
                if (then.hash().equals(run.hashes().data())) {
                    return then;
                }
            }
        } catch (RunRefused refused) {
            throw Refusal.conflict(refused.code(), refused.words());
        }
        throw Refusal.conflict(
                "bars_changed",
                "The bars of this portfolio are no longer those that run %d read. Send the body of GET /api/v1/backtests/{id}/request to POST /api/v1/backtests again, and test its run."
                        .formatted(run.place().n()));
    }

    /// A portfolio that can be run again.
    private final class Tested {
        private final BacktestSpec spec;
        private final Rule rule;
        private final PortfolioShelf shelf;
        private final PortfolioPlan plan;
        private final Map<String, PreparedSymbol> kept = new HashMap<>();
        private long bars;
        private int room = MOST_KEPT;

        Tested(BacktestSpec spec) throws RunRefused {
            this.spec = spec;
            this.rule = desk.rule(spec.rules().getFirst());
            this.shelf = new PortfolioShelf(desk, spec, rule, () -> {});
            this.plan = shelf.plan();
            for (String ticker : spec.symbols().tickers()) {
                shelf.prepared(ticker).ifPresent(symbol -> keep(ticker, symbol));
            }
        }

        private void keep(String ticker, PreparedSymbol symbol) {
            int size = symbol.history().size();
            bars += size;
            if (bars > MOST_BARS) {
                throw Refusal.conflict(
                        "run_not_testable",
                        "This portfolio has more than %,d bars, and testing it again would take too long. Send it with fewer tickers or a shorter span to POST /api/v1/backtests, and test that run."
                                .formatted(MOST_BARS));
            }
            if (size <= room) {
                kept.put(ticker, symbol);
                room -= size;
            }
        }

        String hash() {
            return RuleDesk.identity(spec, rule, shelf.digests()).data();
        }

        private Optional<PreparedSymbol> symbol(String ticker) {
            PreparedSymbol known = kept.get(ticker);
            return known != null ? Optional.of(known) : shelf.prepared(ticker);
        }

        PortfolioResult result(PortfolioPlan with) {
            return PortfolioRun.of(
                    with,
                    shelf.digests().keySet(),
                    ticker ->
                            symbol(ticker)
                                    .map(symbol ->
                                            part(symbol, symbol.history(), symbol.notBefore())));
        }

        private PortfolioSymbol part(PreparedSymbol symbol, RuleHistory history, int notBefore) {
            return shelf.symbol(symbol, history, symbol.terms().actions(), notBefore);
        }

        /// With all histories cut after a day.
        PortfolioResult cut(LocalDate day) {
            return PortfolioRun.of(
                    plan,
                    shelf.digests().keySet(),
                    ticker ->
                            symbol(ticker)
                                    .filter(symbol -> !symbol.history().date(0).isAfter(day))
                                    .map(symbol ->
                                            part(
                                                    symbol,
                                                    symbol.history()
                                                            .endingFlat(
                                                                    symbol.firstOn(
                                                                            day.plusDays(1))),
                                                    symbol.notBefore())));
        }

        /// With all histories begun so many bars before a day.
        PortfolioWarmUp.Longer begun(LocalDate from, int before) {
            return new PortfolioWarmUp.Longer() {
                @Override
                public PortfolioWarmUp.Rerun run(int more) {
                    Set<String> tooShort = new HashSet<>();
                    PortfolioResult result =
                            PortfolioRun.of(
                                    plan,
                                    shelf.digests().keySet(),
                                    ticker ->
                                            symbol(ticker)
                                                    .map(symbol -> {
                                                        if (begin(symbol, more) < 0) {
                                                            tooShort.add(ticker);
                                                        }
                                                        return late(symbol, more);
                                                    }));
                    return new PortfolioWarmUp.Rerun(result.trades(), tooShort.size());
                }

                private PortfolioSymbol late(PreparedSymbol symbol, int more) {
                    int first = first(symbol, more);
                    RuleHistory history = symbol.history().from(first);
                    return shelf.symbol(
                            symbol,
                            history,
                            RunProver.behind(symbol.terms().actions(), history.date(0)),
                            Math.max(0, symbol.firstOn(from) - first));
                }

                private int first(PreparedSymbol symbol, int more) {
                    return Math.clamp(begin(symbol, more), 0, symbol.history().size() - 1);
                }

                // before the first bar where there are not as many.
                private long begin(PreparedSymbol symbol, int more) {
                    return symbol.firstOn(from) - (long) before - more;
                }

                @Override
                public RuleSignals signals(String ticker, int more) {
                    PreparedSymbol symbol = symbol(ticker).orElseThrow();
                    int first = first(symbol, more);
                    return new RuleSignals(
                            rule, shelf.columns(symbol.history().from(first)), before + more);
                }
            };
        }
    }
}

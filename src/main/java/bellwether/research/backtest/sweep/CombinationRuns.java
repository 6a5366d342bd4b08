package bellwether.research.backtest.sweep;

import bellwether.platform.base.Fault;
import bellwether.research.backtest.metric.EquityCurve;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.run.RunSpan;
import bellwether.research.backtest.run.SessionCurves;
import bellwether.research.backtest.run.SymbolResult;
import bellwether.research.backtest.run.SymbolRun;
import bellwether.trading.rules.Rule;
import bellwether.trading.rules.RuleBinder;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.RuleOptions;
import bellwether.trading.rules.RuleReader;
import bellwether.trading.rules.RuleSignals;
import bellwether.trading.rules.RuleTemplate;
import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Runs combinations of one rule over one symbol. Indicators are computed once for all of them.
/// Holds scratch space, so each thread needs its own.
final class CombinationRuns {
    private final SweepSymbol symbol;
    private final RuleBinder binder;
    private final RuleColumns columns;
    private final SessionCurves curves;
    private final double cash;

    CombinationRuns(SweepSymbol symbol, RuleTemplate template) {
        this.symbol = symbol;
        this.binder = new RuleBinder(template, new RuleReader(symbol.fields()));
        this.columns = new RuleColumns(symbol.history(), symbol.fields(), symbol.supplied());
        this.curves = new SessionCurves(symbol.history(), symbol.perYear());
        this.cash = symbol.terms().cash().doubleValue();
    }

    SessionCurves curves() {
        return curves;
    }

    /// A run, or why there is none.
    record Outcome(@Nullable SymbolResult result, @Nullable String undefined) {}

    /// The whole history, from the first bar on that the symbol allows, with the rule's own end.
    Outcome whole(SortedMap<String, BigDecimal> values) {
        return run(
                values,
                options ->
                        new RunSpan(symbol.notBefore(), symbol.history().size(), options.atEnd()));
    }

    Outcome run(SortedMap<String, BigDecimal> values, Function<RuleOptions, RunSpan> span) {
        RuleReader.Result read = binder.rule(values);
        if (read.rule().isEmpty()) {
            Fault first = read.faults().getFirst();
            return new Outcome(
                    null,
                    "the rule is invalid with these values: %s %s"
                            .formatted(first.pointer(), first.detail()));
        }
        Rule rule = read.rule().get();
        return new Outcome(
                SymbolRun.of(
                        new RuleSignals(rule, columns, binder.truths()),
                        symbol.terms(),
                        span.apply(rule.options())),
                null);
    }

    /// The figures of a run from its first deciding bar on; null where it has none.
    @Nullable RunMetrics metrics(SymbolResult result) {
        EquityCurve curve = curves.of(result, cash);
        return curve == null
                ? null
                : metrics(curve, result, result.firstDecision(), result.trading());
    }

    /// The figures of a curve of a run.
    ///
    /// @param from the bar that the curve begins at
    RunMetrics metrics(
            EquityCurve curve, SymbolResult result, int from, RunMetrics.Trading trading) {
        double[] closes = symbol.benchmark();
        double[] benchmark =
                closes == null ? null : curves.benchmark(closes, from, result.span().to());
        return RunMetrics.of(curve, trading, benchmark, symbol.rf());
    }

    double cash() {
        return cash;
    }
}

package bellwether.research.backtest.sweep;

import bellwether.research.backtest.metric.Sessions;
import bellwether.research.backtest.run.RunTerms;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.SuppliedColumns;
import org.jspecify.annotations.Nullable;

/// A symbol as sweeps need it: its bars, what it is traded with, and what its figures are measured
/// by. Never changed; threads may share it where they may share its supplied columns.
public final class SweepSymbol {
    private final RuleHistory history;
    private final RunTerms terms;
    private final RuleFields fields;
    private final SuppliedColumns supplied;
    private final Basis basis;

    /// @param notBefore the bar before which nothing is decided
    /// @param perYear sessions a year
    /// @param rf riskless return a year
    private record Basis(int notBefore, int perYear, double rf, Benchmark benchmark) {}

    private static final class Benchmark {
        private final double @Nullable [] closes;

        Benchmark(double @Nullable [] closes) {
            this.closes = closes;
        }
    }

    private SweepSymbol(
            RuleHistory history,
            RunTerms terms,
            RuleFields fields,
            SuppliedColumns supplied,
            Basis basis) {
        this.history = history;
        this.terms = terms;
        this.fields = fields;
        this.supplied = supplied;
        this.basis = basis;
    }

    /// With all bars, 252 sessions a year, no riskless return and no benchmark.
    public static SweepSymbol of(
            RuleHistory history, RunTerms terms, RuleFields fields, SuppliedColumns supplied) {
        return new SweepSymbol(
                history,
                terms,
                fields,
                supplied,
                new Basis(0, Sessions.EXCHANGE, 0, new Benchmark(null)));
    }

    private SweepSymbol with(Basis other) {
        return new SweepSymbol(history, terms, fields, supplied, other);
    }

    /// Decides nothing before a bar, whose earlier ones are warm-up only.
    public SweepSymbol notBefore(int bar) {
        if (bar < 0) {
            throw new IllegalArgumentException("notBefore must be 0 or more, was " + bar);
        }
        return with(
                new Basis(Math.min(bar, history.size()), basis.perYear, basis.rf, basis.benchmark));
    }

    /// Measured by other conventions than the usual ones.
    ///
    /// @param perYear sessions a year
    /// @param rf riskless return a year
    public SweepSymbol measured(int perYear, double rf) {
        return with(new Basis(basis.notBefore, perYear, rf, basis.benchmark));
    }

    /// Measured against closes, one for each bar, all positive.
    public SweepSymbol against(double[] closes) {
        if (closes.length < history.size()) {
            throw new IllegalArgumentException(
                    "a benchmark has a close for each of %d bars, has %d"
                            .formatted(history.size(), closes.length));
        }
        return with(
                new Basis(basis.notBefore, basis.perYear, basis.rf, new Benchmark(closes.clone())));
    }

    public RuleHistory history() {
        return history;
    }

    public RunTerms terms() {
        return terms;
    }

    public RuleFields fields() {
        return fields;
    }

    SuppliedColumns supplied() {
        return supplied;
    }

    int notBefore() {
        return basis.notBefore;
    }

    int perYear() {
        return basis.perYear;
    }

    double rf() {
        return basis.rf;
    }

    double @Nullable [] benchmark() {
        return basis.benchmark.closes;
    }
}

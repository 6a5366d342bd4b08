package bellwether.research.backtest.report;

import bellwether.platform.document.FigureUnit;
import bellwether.research.backtest.metric.RunMetrics;
import org.jspecify.annotations.Nullable;

/// The figures of a run by their names in its metrics, with the reasons of those that are absent.
record MetricFigures(RunMetrics metrics) {
    private static final String ONE_SESSION = "one session only";

    /// A figure, its unit and why it is absent.
    record Figure(String label, @Nullable Double value, FigureUnit unit, @Nullable String reason) {}

    Figure of(String label, @Nullable Double value, FigureUnit unit, String name) {
        return new Figure(label, value, unit, metrics.undefined().get(name));
    }

    Figure known(String label, double value, FigureUnit unit) {
        return Double.isFinite(value)
                ? new Figure(label, value, unit, null)
                : new Figure(label, null, unit, "out of range");
    }

    Figure total() {
        return known("Total return", metrics.returns().total(), FigureUnit.PERCENT);
    }

    Figure cagr() {
        return of("CAGR", metrics.returns().cagr(), FigureUnit.PERCENT, "cagr");
    }

    Figure sharpe() {
        return of("Sharpe ratio", metrics.ratios().sharpe(), FigureUnit.RATIO, "sharpe");
    }

    Figure drawdown() {
        return known("Largest drawdown", metrics.drawdown().maximum(), FigureUnit.PERCENT);
    }

    Figure winRate() {
        return of("Win rate", metrics.trades().winRate(), FigureUnit.PERCENT, "win_rate");
    }

    Figure volatility() {
        return of("Volatility", metrics.returns().volatility(), FigureUnit.PERCENT, "volatility");
    }

    Figure best() {
        var day = metrics.returns().best();
        return new Figure(
                day == null ? "Best session" : "Best, " + day.date(),
                day == null ? null : Double.valueOf(day.value()),
                FigureUnit.PERCENT,
                ONE_SESSION);
    }

    Figure worst() {
        var day = metrics.returns().worst();
        return new Figure(
                day == null ? "Worst session" : "Worst, " + day.date(),
                day == null ? null : Double.valueOf(day.value()),
                FigureUnit.PERCENT,
                ONE_SESSION);
    }
}

package bellwether.research.backtest.sweep;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Refusal;
import bellwether.platform.document.FigureUnit;
import bellwether.research.backtest.metric.RunMetrics;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The figure by which combinations are ranked, the highest first. A combination without it ranks
/// last.
public enum SweepObjective {
    SHARPE("sharpe", metrics -> metrics.ratios().sharpe()),
    SORTINO("sortino", metrics -> metrics.ratios().sortino()),
    CALMAR("calmar", metrics -> metrics.ratios().calmar()),
    OMEGA("omega", metrics -> metrics.ratios().omega()),
    ALPHA("alpha", metrics -> metrics.ratios().alpha()),
    INFORMATION_RATIO("information_ratio", metrics -> metrics.ratios().informationRatio()),
    CAGR("cagr", metrics -> metrics.returns().cagr()),
    TOTAL_RETURN("total", metrics -> metrics.returns().total()),
    NET_PROFIT("net", metrics -> metrics.costs().net()),
    PROFIT_FACTOR("profit_factor", metrics -> metrics.trades().profitFactor()),
    PAYOFF("payoff", metrics -> metrics.trades().payoff()),
    EXPECTANCY("expectancy.money", metrics -> metrics.trades().expectancy().money()),
    EXPECTANCY_PERCENT("expectancy.percent", metrics -> metrics.trades().expectancy().percent()),
    EXPECTANCY_R("expectancy.r", metrics -> metrics.trades().expectancy().r()),
    SQN("sqn", metrics -> metrics.trades().sqn()),
    KELLY("kelly", metrics -> metrics.trades().kelly()),
    WIN_RATE("win_rate", metrics -> metrics.trades().winRate());

    private final String figure;

    @SuppressWarnings("ImmutableEnumChecker") // each reads a record
    private final Function<RunMetrics, @Nullable Double> value;

    SweepObjective(String figure, Function<RunMetrics, @Nullable Double> value) {
        this.figure = figure;
        this.value = value;
    }

    /// As requests name it, such as `profit_factor`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(SweepObjective::code).toList();
    }

    /// The objective that a request names.
    ///
    /// @param pointer of the value in its document
    /// @throws Refusal where no objective is called so
    public static SweepObjective of(String code, String pointer) {
        return Arrays.stream(values())
                .filter(objective -> objective.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(pointer, DidYouMean.rule(codes(), code)));
    }

    /// Null where it is undefined.
    public @Nullable Double of(RunMetrics metrics) {
        Double found = value.apply(metrics);
        return found != null && Double.isFinite(found) ? found : null;
    }

    /// How it is shown; what is in percent or in multiples already, is a plain number.
    public FigureUnit unit() {
        return switch (this) {
            case ALPHA, CAGR, TOTAL_RETURN, KELLY, WIN_RATE -> FigureUnit.PERCENT;
            case NET_PROFIT, EXPECTANCY -> FigureUnit.MONEY;
            case EXPECTANCY_R -> FigureUnit.RISK_MULTIPLE;
            case SHARPE,
                    SORTINO,
                    CALMAR,
                    OMEGA,
                    INFORMATION_RATIO,
                    PROFIT_FACTOR,
                    PAYOFF,
                    EXPECTANCY_PERCENT,
                    SQN ->
                    FigureUnit.RATIO;
        };
    }

    /// Why it is undefined.
    String undefined(RunMetrics metrics) {
        return metrics.undefined().getOrDefault(figure, "out of range");
    }

    /// Whether it adds up over time, so that spans of other lengths are compared by the session.
    boolean growsWithTime() {
        return this == TOTAL_RETURN || this == NET_PROFIT;
    }
}

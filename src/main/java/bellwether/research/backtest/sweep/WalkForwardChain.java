package bellwether.research.backtest.sweep;

import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.metric.EquityCurve;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.metric.Sessions;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Chains the tests of a walk-forward's windows.
public final class WalkForwardChain {
    private final Terms terms;
    private final List<LocalDate> dates = new ArrayList<>();
    private final List<Double> equity = new ArrayList<>();
    private final List<Double> gross = new ArrayList<>();
    private final List<Double> benchmark = new ArrayList<>();
    private final List<ClosedTrade> trades = new ArrayList<>();
    private final SortedMap<String, Double> charges = new TreeMap<>();
    private double traded;

    /// What a chain is measured by.
    ///
    /// @param cash that each window's run began with
    /// @param perYear sessions a year
    /// @param rf riskless return a year
    public record Terms(SweepObjective objective, double cash, int perYear, double rf) {}

    private WalkForwardChain(Terms terms) {
        this.terms = terms;
    }

    /// Of one symbol.
    ///
    /// @param windows all of them, in the order of their numbers
    public static WalkForwardResult of(List<WindowResult> windows, Terms terms) {
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("a walk-forward has at least one window");
        }
        for (int i = 0; i < windows.size(); i++) {
            if (windows.get(i).window().number() != i) {
                throw new IllegalArgumentException("window %d is not there".formatted(i));
            }
        }
        WalkForwardChain chain = new WalkForwardChain(terms);
        windows.forEach(chain::add);
        return chain.result(windows);
    }

    private void add(WindowResult window) {
        if (dates.isEmpty()) {
            dates.add(window.dates().getFirst());
            equity.add(terms.cash());
            gross.add(0.0);
        }
        double begin = equity.getLast();
        WindowTest test = window.test();
        dates.addAll(window.dates().subList(1, window.dates().size()));
        benchmark.addAll(window.benchmark());
        if (test == null || begin <= 0) {
            for (int i = 1; i < window.dates().size(); i++) {
                equity.add(begin);
                gross.add(0.0);
            }
            return;
        }
        double factor = begin / terms.cash();
        for (int i = 1; i < window.dates().size(); i++) {
            equity.add(factor * test.equity().get(i));
            gross.add(factor * test.gross().get(i));
        }
        test.trades().forEach(trade -> trades.add(scaled(trade, factor)));
        test.charges().forEach((name, sum) -> charges.merge(name, factor * sum, Double::sum));
        traded += factor * test.traded();
    }

    private static ClosedTrade scaled(ClosedTrade trade, double factor) {
        return factor == 1
                ? trade
                : new ClosedTrade(
                        trade.symbol(),
                        trade.direction(),
                        scaled(trade.quantity(), factor),
                        trade.entry(),
                        trade.exit(),
                        new ClosedTrade.Money(
                                scaled(trade.money().gross(), factor),
                                scaled(trade.money().costs(), factor),
                                scaled(trade.money().entered(), factor)),
                        scaled(trade.adverse(), factor),
                        scaled(trade.favourable(), factor),
                        trade.bars(),
                        trade.r(),
                        trade.reason(),
                        trade.assumed());
    }

    private static BigDecimal scaled(BigDecimal amount, double factor) {
        return amount.multiply(BigDecimal.valueOf(factor), MathContext.DECIMAL64);
    }

    private static ClosedTrade.Excursion scaled(ClosedTrade.Excursion far, double factor) {
        return new ClosedTrade.Excursion(far.percent(), factor * far.money(), far.r());
    }

    private WalkForwardResult result(List<WindowResult> windows) {
        RunMetrics metrics = metrics();
        List<SweepScore> chosen = new ArrayList<>();
        for (WindowResult window : windows) {
            SweepScore score = window.trainScore();
            if (score != null) {
                chosen.add(score);
            }
        }
        Double train = chosen.isEmpty() ? null : Double.valueOf(mean(chosen));
        double sessions = chosen.stream().mapToInt(SweepScore::sessions).average().orElse(0);
        Double test = terms.objective().of(metrics);
        FadeRatio ratio =
                FadeRatio.of(
                        terms.objective(),
                        new FadeRatio.Part(test, equity.size() - 1.0),
                        new FadeRatio.Part(train, sessions));
        WalkForwardWindow last = windows.getLast().window();
        return new WalkForwardResult(
                dates,
                equity,
                trades,
                metrics,
                windows.size() - chosen.size(),
                last.shorter() ? Integer.valueOf(last.test().sessions()) : null,
                train,
                test,
                ratio.value(),
                fades(ratio.value()),
                test == null && train != null
                        ? terms.objective().undefined(metrics)
                        : ratio.undefined());
    }

    private static @Nullable Boolean fades(@Nullable Double ratio) {
        return ratio == null ? null : Boolean.valueOf(ratio < WalkForwardResult.LEAST_RATIO);
    }

    private static double mean(List<SweepScore> chosen) {
        double sum = 0;
        for (SweepScore score : chosen) {
            sum += score.rank();
        }
        return sum / chosen.size();
    }

    private RunMetrics metrics() {
        int[] days = dates.stream().mapToInt(date -> (int) date.toEpochDay()).toArray();
        EquityCurve curve =
                new EquityCurve(new Sessions(days, terms.perYear()), column(equity), column(gross));
        return RunMetrics.of(
                curve,
                new RunMetrics.Trading(trades, traded, charges),
                benchmark.isEmpty() ? null : column(benchmark),
                terms.rf());
    }

    private static double[] column(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}

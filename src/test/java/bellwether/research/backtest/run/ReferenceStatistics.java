package bellwether.research.backtest.run;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The statistics of backtesting.py 0.6.6 by its conventions, which are not ours: geometric mean
/// returns, a year counted in sessions, profit factor of percents.
final class ReferenceStatistics {
    /// @param net result after commissions
    /// @param returned net result divided by what the entry cost
    record Trade(int entryBar, int exitBar, double net, double returned, double commission) {}

    private final LocalDate[] dates;
    private final double[] close;
    private final double[] equity;
    private final List<Trade> trades;
    private final Map<String, Double> figures = new LinkedHashMap<>();

    private ReferenceStatistics(
            LocalDate[] dates, double[] close, double[] equity, List<Trade> trades) {
        this.dates = dates;
        this.close = close;
        this.equity = equity;
        this.trades = trades;
    }

    /// @param firstTrading index of the bar from which buy and hold counts
    static Map<String, Double> of(
            LocalDate[] dates,
            double[] close,
            double[] equity,
            List<Trade> trades,
            int firstTrading) {
        ReferenceStatistics statistics = new ReferenceStatistics(dates, close, equity, trades);
        statistics.span();
        statistics.returns(firstTrading);
        statistics.drawdowns();
        statistics.trades();
        return statistics.figures;
    }

    private double days(int from, int to) {
        return dates[to].toEpochDay() - dates[from].toEpochDay();
    }

    private void span() {
        boolean[] held = new boolean[dates.length];
        for (Trade trade : trades) {
            Arrays.fill(held, trade.entryBar(), trade.exitBar() + 1, true);
        }
        long bars = IntStream.range(0, held.length).filter(i -> held[i]).count();
        figures.put("Duration (days)", days(0, dates.length - 1));
        figures.put("Exposure Time [%]", 100.0 * bars / dates.length);
        figures.put("Equity Final [$]", equity[equity.length - 1]);
        figures.put("Equity Peak [$]", Arrays.stream(equity).max().orElseThrow());
        double commissions = trades.stream().mapToDouble(Trade::commission).sum();
        if (commissions > 0) {
            figures.put("Commissions [$]", commissions);
        }
    }

    private void returns(int firstTrading) {
        int n = equity.length;
        double total = equity[n - 1] / equity[0] - 1;
        double hold = close[n - 1] / close[firstTrading] - 1;
        long weekend =
                Arrays.stream(dates)
                        .filter(date -> date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0)
                        .count();
        double year = weekend > 2.0 / 7 * 0.6 * n ? 365 : 252;
        double[] daily = new double[n - 1];
        double logs = 0;
        for (int i = 1; i < n; i++) {
            daily[i - 1] = equity[i] / equity[i - 1] - 1;
            logs += Math.log1p(daily[i - 1]);
        }
        double geometric = Math.expm1(logs / (n - 1));
        double annual = Math.pow(1 + geometric, year) - 1;
        double mean = Arrays.stream(daily).average().orElseThrow();
        double variance = Arrays.stream(daily).map(r -> (r - mean) * (r - mean)).sum() / (n - 2);
        double volatility =
                Math.sqrt(
                        Math.pow(variance + (1 + geometric) * (1 + geometric), year)
                                - Math.pow(1 + geometric, 2 * year));

        double below =
                Math.sqrt(
                        Arrays.stream(daily).map(r -> Math.min(r, 0)).map(r -> r * r).sum()
                                / (n - 1));
        figures.put("Return [%]", 100 * total);
        figures.put("Buy & Hold Return [%]", 100 * hold);
        figures.put("Return (Ann.) [%]", 100 * annual);
        figures.put("Volatility (Ann.) [%]", 100 * volatility);
        figures.put("CAGR [%]", 100 * (Math.pow(1 + total, 365.25 / days(0, n - 1)) - 1));
        figures.put("Sharpe Ratio", annual / volatility);
        figures.put("Sortino Ratio", annual / (below * Math.sqrt(year)));
        double beta = beta();
        figures.put("Alpha [%]", 100 * (total - beta * hold));
        figures.put("Beta", beta);
        figures.put("Calmar Ratio", annual / largestFall());
    }

    private double beta() {
        int n = equity.length - 1;
        double[] own = new double[n];
        double[] market = new double[n];
        for (int i = 0; i < n; i++) {
            own[i] = Math.log(equity[i + 1] / equity[i]);
            market[i] = Math.log(close[i + 1] / close[i]);
        }
        double ownMean = Arrays.stream(own).average().orElseThrow();
        double marketMean = Arrays.stream(market).average().orElseThrow();
        double product = 0;
        double square = 0;
        for (int i = 0; i < n; i++) {
            product += (own[i] - ownMean) * (market[i] - marketMean);
            square += (market[i] - marketMean) * (market[i] - marketMean);
        }
        return product / square;
    }

    private double[] falls() {
        double[] falls = new double[equity.length];
        double peak = 0;
        for (int i = 0; i < falls.length; i++) {
            peak = Math.max(peak, equity[i]);
            falls[i] = 1 - equity[i] / peak;
        }
        return falls;
    }

    private double largestFall() {
        return Arrays.stream(falls()).max().orElseThrow();
    }

    private void drawdowns() {
        double[] falls = falls();
        int last = falls.length - 1;
        int previous = 0;
        int count = 0;
        double depths = 0;
        double longest = 0;
        double sum = 0;
        for (int i = 1; i <= last; i++) {
            if (falls[i] != 0 && i < last) {
                continue;
            }
            if (i > previous + 1) {
                double length = days(previous, i);
                count++;
                sum += length;
                longest = Math.max(longest, length);
                depths += Arrays.stream(falls, previous, i + 1).max().orElseThrow();
            }
            previous = i;
        }
        figures.put("Max. Drawdown [%]", -100 * largestFall());
        figures.put("Avg. Drawdown [%]", -100 * depths / count);
        figures.put("Max. Drawdown Duration (days)", longest);
        figures.put("Avg. Drawdown Duration (days)", Math.ceil(sum / count));
    }

    private void trades() {
        int n = trades.size();
        double[] returned = trades.stream().mapToDouble(Trade::returned).toArray();
        double[] net = trades.stream().mapToDouble(Trade::net).toArray();
        double[] lengths =
                trades.stream().mapToDouble(t -> days(t.entryBar(), t.exitBar())).toArray();
        double wins = Arrays.stream(net).filter(pl -> pl > 0).count();
        double mean = Arrays.stream(net).average().orElseThrow();
        double deviation =
                Math.sqrt(Arrays.stream(net).map(pl -> (pl - mean) * (pl - mean)).sum() / (n - 1));
        double logs = Arrays.stream(returned).map(Math::log1p).sum();
        double won = Arrays.stream(net).filter(pl -> pl > 0).average().orElse(Double.NaN);
        double lost = -Arrays.stream(net).filter(pl -> pl < 0).average().orElse(Double.NaN);
        double rate = wins / n;
        figures.put("# Trades", (double) n);
        figures.put("Win Rate [%]", 100 * rate);
        figures.put("Best Trade [%]", 100 * Arrays.stream(returned).max().orElseThrow());
        figures.put("Worst Trade [%]", 100 * Arrays.stream(returned).min().orElseThrow());
        figures.put("Avg. Trade [%]", 100 * Math.expm1(logs / n));
        figures.put("Max. Trade Duration (days)", Arrays.stream(lengths).max().orElseThrow());
        figures.put(
                "Avg. Trade Duration (days)",
                Math.ceil(Arrays.stream(lengths).average().orElseThrow()));
        double gains = Arrays.stream(returned).filter(r -> r > 0).sum();
        double losses = -Arrays.stream(returned).filter(r -> r < 0).sum();
        figures.put("Profit Factor", losses == 0 ? Double.NaN : gains / losses);
        figures.put("Expectancy [%]", 100 * Arrays.stream(returned).average().orElseThrow());
        figures.put("SQN", Math.sqrt(n) * mean / deviation);
        figures.put("Kelly Criterion", rate - (1 - rate) / (won / lost));
    }
}

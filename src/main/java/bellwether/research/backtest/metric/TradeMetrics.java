package bellwether.research.backtest.metric;

import bellwether.research.backtest.ClosedTrade;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a run's closed trades say. A trade wins when it earned more than its costs.
///
/// @param winRate part of the trades that won; the rate's interval is Wilson's
/// @param profitFactor money won ÷ money lost
/// @param payoff mean win ÷ mean loss, in money
/// @param sqn √n × mean R ÷ standard deviation of R (Tharp)
/// @param kelly win rate - (1 - win rate) ÷ payoff
/// @param meanBars sessions held
/// @param groups by exit, direction and symbol
public record TradeMetrics(
        int count,
        @Nullable Double winRate,
        @Nullable Double profitFactor,
        @Nullable Double payoff,
        Expectancy expectancy,
        @Nullable Double sqn,
        @Nullable Double kelly,
        Extremes extremes,
        @Nullable Double meanBars,
        List<Group> groups) {
    /// The mean trade.
    ///
    /// @param percent of what its entry cost
    /// @param r in multiples of what its first stop risked, over the trades that had one
    public record Expectancy(
            @Nullable Double money, @Nullable Double percent, @Nullable Double r) {}

    /// The largest win and loss, and how many followed one another at most.
    public record Extremes(
            @Nullable Double largestWin,
            @Nullable Double largestLoss,
            @JsonProperty("wins_in_a_row") int winsInARow,
            @JsonProperty("losses_in_a_row") int lossesInARow) {}

    /// Trades that share an exit, a direction or a symbol.
    public record Group(String by, String name, int count, int wins, double net) {}

    private static final String NONE = "no trades";

    static TradeMetrics of(List<ClosedTrade> trades, UndefinedMetrics undefined) {
        TradeTotals totals = TradeTotals.of(trades);
        int n = totals.count();
        Double payoff = payoff(totals, undefined);
        return new TradeMetrics(
                n,
                undefined.ratio("win_rate", totals.wins(), n, NONE),
                undefined.ratio("profit_factor", totals.won(), totals.lost(), none(n, "losses")),
                payoff,
                new Expectancy(
                        undefined.ratio("expectancy.money", totals.won() - totals.lost(), n, NONE),
                        undefined.ratio("expectancy.percent", 100 * totals.returned(), n, NONE),
                        undefined.ratio(
                                "expectancy.r",
                                totals.risk().sum(),
                                totals.risk().count(),
                                none(n, "stops"))),
                sqn(totals.risk(), undefined),
                kelly(totals, payoff, undefined),
                totals.extremes(),
                undefined.ratio("mean_bars", (double) totals.bars(), n, NONE),
                groups(trades));
    }

    private static String none(int trades, String what) {
        return trades == 0 ? NONE : "no " + what;
    }

    private static @Nullable Double payoff(TradeTotals totals, UndefinedMetrics undefined) {
        if (totals.wins() == 0) {
            return undefined.none("payoff", none(totals.count(), "wins"));
        }
        return totals.losses() == 0
                ? undefined.none("payoff", "no losses")
                : undefined.ratio(
                        "payoff",
                        totals.won() / totals.wins(),
                        totals.lost() / totals.losses(),
                        "no losses");
    }

    private static @Nullable Double sqn(TradeTotals.Risk risk, UndefinedMetrics undefined) {
        if (risk.count() < 2) {
            return undefined.none("sqn", "fewer than 2 trades with a stop");
        }
        double mean = risk.sum() / risk.count();
        double variance = (risk.squares() - risk.count() * mean * mean) / (risk.count() - 1);
        return variance > 1e-24
                ? Double.valueOf(Math.sqrt(risk.count()) * mean / Math.sqrt(variance))
                : undefined.none("sqn", "R does not vary");
    }

    private static @Nullable Double kelly(
            TradeTotals totals, @Nullable Double payoff, UndefinedMetrics undefined) {
        if (payoff == null || payoff == 0) {
            return undefined.none("kelly", "needs wins and losses");
        }
        double rate = (double) totals.wins() / totals.count();
        return rate - (1 - rate) / payoff;
    }

    private static List<Group> groups(List<ClosedTrade> trades) {
        List<Group> groups = new ArrayList<>();
        double[] net = new double[trades.size()];
        for (int i = 0; i < net.length; i++) {
            net[i] = trades.get(i).money().net().doubleValue();
        }
        groups.addAll(by("exit", trades, net, trade -> lower(trade.reason())));
        groups.addAll(by("direction", trades, net, trade -> lower(trade.direction())));
        groups.addAll(by("symbol", trades, net, ClosedTrade::symbol));
        return groups;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static List<Group> by(
            String by, List<ClosedTrade> trades, double[] net, Function<ClosedTrade, String> name) {
        Map<String, TradeTotals> totals = new TreeMap<>();
        for (int i = 0; i < net.length; i++) {
            totals.computeIfAbsent(name.apply(trades.get(i)), _ -> new TradeTotals()).count(net[i]);
        }
        return totals.entrySet().stream()
                .map(entry -> entry.getValue().group(by, entry.getKey()))
                .toList();
    }
}

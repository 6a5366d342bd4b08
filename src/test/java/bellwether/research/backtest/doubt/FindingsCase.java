package bellwether.research.backtest.doubt;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.TradeDirection;
import bellwether.research.backtest.TradeExit;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.run.DetailUse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A run with which nothing is wrong, of which each test changes one thing.
abstract class FindingsCase {
    static final LocalDate BEGIN = LocalDate.of(2023, 6, 10);
    static final int SESSIONS = 400;

    final List<ClosedTrade> trades = new ArrayList<>();

    double[] equity = new double[SESSIONS];
    double traded = 100_000;
    double costs = 100;
    int symbols = 4;
    @Nullable LocalDate heldSince;
    boolean ruined;
    int marginCalls;
    @Nullable Double holdSharpe = 0.1;
    List<FindingInputs.SignalCount> signals = List.of();
    SortedMap<String, Integer> unfilled = new TreeMap<>();
    FindingInputs.Chance chance = new FindingInputs.Chance(0.01, null);
    FillFacts fills = new FillFacts(80, 0.01, 0, 0, 2.0);
    @Nullable LevelFacts levels = new LevelFacts(0.05, 0.02);
    @Nullable DetailUse detail;
    FindingInputs.Prices prices = new FindingInputs.Prices(List.of(), List.of(), List.of(), null);
    FindingInputs.Terms terms = new FindingInputs.Terms(List.of(), false, 50, 40, List.of());

    FindingsCase() {
        Arrays.setAll(equity, i -> 10_000 + 10 * i + 5 * (i % 2));
        for (int i = 0; i < 40; i++) {
            int day = i * 10;
            trades.add(trade("ABCD".charAt(i % 4), i % 5 == 0 ? -10 : 15, day, day + 9));
        }
    }

    static ClosedTrade trade(char symbol, double net, int from, int to) {
        return trade(symbol, net, from, to, null, TradeExit.SIGNAL);
    }

    static ClosedTrade trade(
            char symbol, double net, int from, int to, @Nullable Double r, TradeExit exit) {
        return new ClosedTrade(
                String.valueOf(symbol),
                TradeDirection.LONG,
                BigDecimal.TEN,
                new ClosedTrade.Leg(BEGIN.plusDays(from), from, BigDecimal.TEN),
                new ClosedTrade.Leg(BEGIN.plusDays(to), to, BigDecimal.TEN),
                new ClosedTrade.Money(
                        BigDecimal.valueOf(net), BigDecimal.ZERO, new BigDecimal(100)),
                new ClosedTrade.Excursion(0, 0, null),
                new ClosedTrade.Excursion(0, 0, null),
                to - from + 1,
                r,
                exit,
                false);
    }

    static ClosedTrade with(ClosedTrade trade, TradeDirection side, boolean assumed) {
        return new ClosedTrade(
                trade.symbol(),
                side,
                trade.quantity(),
                trade.entry(),
                trade.exit(),
                trade.money(),
                trade.adverse(),
                trade.favourable(),
                trade.bars(),
                trade.r(),
                trade.reason(),
                assumed);
    }

    List<Finding> findings() {
        int[] days = new int[SESSIONS];
        Arrays.setAll(days, i -> (int) BEGIN.toEpochDay() + i);
        RunMetrics metrics =
                new SessionCurve(days, equity, 252)
                        .metrics(
                                new double[SESSIONS],
                                new RunMetrics.Trading(
                                        trades, traded, new TreeMap<>(Map.of("commission", costs))),
                                0);
        return Findings.of(
                new FindingInputs(
                        new FindingInputs.Outcome(
                                metrics,
                                List.copyOf(trades),
                                symbols,
                                heldSince,
                                holdSharpe,
                                ruined,
                                marginCalls,
                                signals,
                                unfilled),
                        chance,
                        new FindingInputs.Filling(fills, levels, detail),
                        prices,
                        terms));
    }

    Finding found(String code) {
        return maybe(code)
                .orElseThrow(() -> new AssertionError("no " + code + " in " + findings()));
    }

    Optional<Finding> maybe(String code) {
        return findings().stream().filter(finding -> finding.code().equals(code)).findFirst();
    }

    void absent(String code) {
        assertEquals(Optional.empty(), maybe(code));
    }

    static double number(Finding finding) {
        return requireNonNull(finding.number(), finding.toString());
    }
}

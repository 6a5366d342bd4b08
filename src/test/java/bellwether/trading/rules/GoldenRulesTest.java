package bellwether.trading.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.SharedData;
import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.technical.ta.RealBars;
import bellwether.technical.ta.Series;
import bellwether.trading.execution.ExitLevel;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.PositionKey;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The orders of rules against the trades of backtesting.py 0.6.6 on GOOG, over a plain model of
/// fills: market orders at the next open, or at the signal's close; stops before targets.
final class GoldenRulesTest {
    private static final String CROSS =
            """
            {'name':'cross','ties':'strict','at_end':'open','level_from':'signal_close',%s
             'long':{'enter':{'crosses_above':['SMA_%d','SMA_%d']},'exit':{'crosses_below':['SMA_%d','SMA_%d']}%s}}
            """;

    @ParameterizedTest
    @CsvSource({
        "R001, 10, 20, 0, false, rev",
        "R002, 10, 20, 0.002, false, rev",
        "R003, 10, 20, 0, false, cross",
        "R004, 20, 50, 0, false, cross",
        "R005, 10, 20, 0, true, cross",
        "R006, 0, 0, 0, false, rsi",
        "R007, 0, 0, 0, false, macd",
        "R008, 0, 0, 0, false, bands",
        "R009, 0, 0, 0, false, donchian",
        "R010, 0, 0, 0, false, hold",
        "R011, 10, 20, 0.001, false, cross",
        "R012, 20, 50, 0.001, false, cross",
        "R013, 10, 20, 0.001, true, cross",
        "R014, 0, 0, 0.001, false, rsi",
        "R015, 0, 0, 0.001, false, macd",
        "R016, 0, 0, 0.001, false, bands",
        "R017, 0, 0, 0.001, false, donchian",
        "R018, 0, 0, 0.001, false, hold",
        "R019, 10, 20, 0.001, false, bracket",
        "R020, 10, 20, 0.001, false, stop"
    })
    void tradesAreThoseOfBacktestingPy(
            String run, int fast, int slow, double commission, boolean onClose, String kind) {
        Rule rule = rule(kind, fast, slow, onClose);
        List<String> trades = new Tape(rule, commission).run();
        List<String> golden = golden(run);
        assertTrue(!golden.isEmpty());
        assertEquals(golden, trades);
    }

    private static Rule rule(String kind, int fast, int slow, boolean onClose) {
        String close = onClose ? "'fill':'same_close'," : "";
        String json =
                switch (kind) {
                    case "rev" ->
                            """
                            {'name':'rev','ties':'strict','at_end':'open',
                             'long':{'enter':{'crosses_above':['SMA_%d','SMA_%d']}},
                             'short':{'enter':{'crosses_below':['SMA_%d','SMA_%d']}}}
                            """
                                    .formatted(fast, slow, fast, slow);
                    case "rsi" ->
                            "{'name':'rsi','long':{'enter':{'lt':['RSI_14',30]},'exit':{'gt':['RSI_14',70]}}}";
                    case "macd" ->
                            """
                            {'name':'macd','ties':'strict',
                             'long':{'enter':{'crosses_above':['MACD_12_26_9.macd','MACD_12_26_9.signal']},
                             'exit':{'crosses_below':['MACD_12_26_9.macd','MACD_12_26_9.signal']}}}
                            """;
                    case "bands" ->
                            """
                            {'name':'bands','long':{'enter':{'lt':['close','BBANDS_20_2.lower']},
                             'exit':{'gt':['close','BBANDS_20_2.middle']}}}
                            """;
                    case "donchian" ->
                            """
                            {'name':'donchian','long':{'enter':{'gt':['close','DONCHIAN_20.upper[1]']},
                             'exit':{'lt':['close','DONCHIAN_10.lower[1]']}}}
                            """;
                    case "hold" -> "{'name':'hold','long':{'enter':{'gt':['close',0]}}}";
                    case "bracket" ->
                            CROSS.formatted(
                                    "",
                                    fast,
                                    slow,
                                    fast,
                                    slow,
                                    ",'stop':{'percent':5},'target':{'percent':10}");
                    case "stop" ->
                            CROSS.formatted("", fast, slow, fast, slow, ",'stop':{'percent':3}");
                    default -> CROSS.formatted(close, fast, slow, fast, slow, "");
                };
        try {
            RuleReader.Result read =
                    new RuleReader(RuleFields.standard()).read(Json.shared().readTree(json), "");
            return read.rule().orElseThrow(() -> new AssertionError(read.faults().toString()));
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    private static List<String> golden(String run) {
        try (var bytes =
                        new GZIPInputStream(
                                Files.newInputStream(
                                        SharedData.require("golden/backtest/GOOG_trades.csv.gz")));
                var reader =
                        new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> line.startsWith(run + ","))
                    .map(line -> line.split(",", -1))
                    .map(cells ->
                            trade(
                                    Integer.parseInt(cells[2]),
                                    Integer.parseInt(cells[3]),
                                    Integer.parseInt(cells[4]),
                                    Double.parseDouble(cells[7]),
                                    Double.parseDouble(cells[8])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String trade(int shares, int in, int out, double entry, double exit) {
        return "%d shares %d to %d at %.4f, %.4f".formatted(shares, in, out, entry, exit);
    }

    /// The plain model.
    private static final class Tape {
        private final Rule rule;
        private final double commission;
        private final Bars bars;
        private final RuleSignals signals;
        private final List<String> trades = new ArrayList<>();
        private final Set<String> open = new HashSet<>();
        private double cash = 100_000;
        private int held;
        private int entryBar;
        private double entryPrice;
        private double stop = Double.NaN;
        private double target = Double.NaN;

        Tape(Rule rule, double commission) {
            this.rule = rule;
            this.commission = commission;
            Series goog = RealBars.golden("GOOG");
            this.bars =
                    new Bars(
                            goog.size(),
                            RandomHistory.days(goog.size()),
                            goog.open(),
                            goog.high(),
                            goog.low(),
                            goog.close(),
                            goog.volume());
            this.signals =
                    new RuleSignals(
                            rule,
                            new RuleColumns(
                                    RuleHistory.of(bars, Timeframe.DAY),
                                    RuleFields.standard(),
                                    SuppliedColumns.NONE));
        }

        List<String> run() {
            RuleWalker walker = new RuleWalker(signals, new PositionKey("test", "GOOG"));
            RuleState state = RuleState.NEW;
            boolean onClose = rule.options().fill() == RuleOptions.Fill.SAME_CLOSE;
            RuleDecision decision = new RuleDecision(0, List.of(), List.of(), List.of(), state);
            for (int bar = 0; bar < bars.size(); bar++) {
                if (!onClose) {
                    fill(decision, bar, bars.open()[bar]);
                }
                range(bar);
                if (onClose || bar < bars.size() - 1) {
                    BigDecimal equity = BigDecimal.valueOf(cash);
                    RuleAccount account =
                            new RuleAccount(
                                    BigDecimal.valueOf(held),
                                    open,
                                    false,
                                    () -> equity,
                                    Optional.empty());
                    decision = walker.decide(bar, state, account);
                    state = decision.state();
                }
                if (onClose) {
                    fill(decision, bar, bars.close()[bar]);
                }
            }
            int last = bars.size() - 1;
            if (held != 0 && onClose) {
                close(last - 1, bars.close()[last - 1]); // its engine ends on the close before
            } else if (held != 0) {
                close(last, bars.open()[last]);
            }
            return trades;
        }

        private void fill(RuleDecision decision, int bar, double price) {
            for (RuleDecision.RuleOrder order : decision.orders()) {
                if (order.purpose() != RuleDecision.Purpose.ENTRY) {
                    if (held != 0) {
                        close(bar, price);
                    }
                } else {
                    enter(order.order(), bar, price);
                }
            }
        }

        private void enter(Order order, int bar, double price) {
            int sign = order.side() == OrderSide.BUY ? 1 : -1;
            held = sign * (int) Math.floor(cash / (price * (1 + commission)));
            entryBar = bar;
            entryPrice = price;
            cash -= Math.abs(held) * price * commission;
            stop = level(order.bracket().stop());
            target = level(order.bracket().target());
        }

        private static double level(@Nullable ExitLevel level) {
            return level instanceof ExitLevel.AtPrice(BigDecimal price)
                    ? price.doubleValue()
                    : Double.NaN;
        }

        private void range(int bar) {
            double first = bars.open()[bar];
            if (held > 0 && bars.low()[bar] <= stop) {
                close(bar, bar > entryBar ? Math.min(first, stop) : stop);
            } else if (held > 0 && bars.high()[bar] >= target) {
                close(bar, bar > entryBar ? Math.max(first, target) : target);
            }
        }

        private void close(int bar, double price) {
            cash += held * (price - entryPrice) - Math.abs(held) * price * commission;
            trades.add(trade(held, entryBar, bar, entryPrice, price));
            held = 0;
            stop = Double.NaN;
            target = Double.NaN;
        }
    }
}

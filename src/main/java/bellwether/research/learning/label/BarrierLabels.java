package bellwether.research.learning.label;

import bellwether.technical.ta.Series;
import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.CostPlan;
import bellwether.trading.execution.Distance;
import bellwether.trading.execution.ExecutionSettings;
import bellwether.trading.execution.ExitLevel;
import bellwether.trading.execution.Fill;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.Prices;
import bellwether.trading.execution.TapeBar;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.execution.TradingAccount;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Labels of one symbol's bars. Each is a trade of one share that the account of all trading walks,
/// so that gaps, and stop and target in one bar, are what they are everywhere.
public final class BarrierLabels {
    private static final String CURRENCY = "XXX";
    private static final PositionKey POSITION = new PositionKey("label", "label");
    private static final InstrumentTerms TERMS =
            InstrumentTerms.of(POSITION.symbol(), CURRENCY, CostPlan.NONE);
    private static final String ENTRY = "entry";
    private static final String TIME = "time";

    /// Seconds between bars, and from the begin of a bar to what is decided at its close.
    private static final int STEP = 10;

    private static final int AT_CLOSE = 1;

    private final Series bars;
    private final double[] averageTrueRange;
    private final BarrierPolicy policy;

    /// Labels by one policy.
    ///
    /// @param averageTrueRange of each bar; NaN where it is not known
    public BarrierLabels(Series bars, double[] averageTrueRange, BarrierPolicy policy) {
        this.bars = bars;
        this.averageTrueRange = averageTrueRange;
        this.policy = policy;
    }

    /// What came of buying, or of selling short, at the open after a bar; empty while the bars do
    /// not decide it, and where the range of the bar is not known.
    public Optional<BarrierOutcome> of(int signal, OrderSide side) {
        double range = averageTrueRange[signal];
        boolean known = range > 0 && signal + 1 < bars.size();
        return known ? new Walk(signal, side, range).outcome() : Optional.empty();
    }

    /// One trade.
    private final class Walk {
        private final int signal;
        private final OrderSide side;
        private final double stopDistance;
        private final double targetDistance;
        private final List<Fill> fills = new ArrayList<>();
        private final TradingAccount account =
                new TradingAccount(
                        ExecutionSettings.usual(CURRENCY),
                        Map.of(POSITION.symbol(), TERMS)::get,
                        AccountState.EMPTY);
        private int bar;

        Walk(int signal, OrderSide side, double range) {
            this.signal = signal;
            this.side = side;
            this.stopDistance = policy.stopRanges() * range;
            this.targetDistance = policy.targetRanges() * range;
        }

        Optional<BarrierOutcome> outcome() {
            int last = signal + policy.bars();
            bar = signal;
            account.flow(CURRENCY, enough(), date(signal), "label");
            account.accept(entry(), atClose(signal), date(signal));
            while (fills.size() < 2 && bar < last && bar + 1 < bars.size()) {
                bar++;
                if (bar == last) {
                    account.accept(timeExit(), atClose(bar - 1), date(bar - 1));
                }
                fills.addAll(account.step(step()).fills());
            }
            return fills.size() < 2 ? Optional.empty() : Optional.of(ended());
        }

        /// Room for the share, whichever way it goes before it is filled.
        private BigDecimal enough() {
            return Prices.exact(bars.open()[signal + 1]).multiply(BigDecimal.TEN);
        }

        private Order entry() {
            return order(ENTRY, side, OrderType.market())
                    .withBracket(Bracket.of(away(stopDistance), away(targetDistance)));
        }

        private static ExitLevel away(double distance) {
            return new ExitLevel.FromEntry(new Distance.Amount(Prices.exact(distance)));
        }

        private Order timeExit() {
            return order(TIME, side.opposite(), OrderType.marketOnClose()).reducing();
        }

        private static Order order(String id, OrderSide side, OrderType type) {
            return Order.of(id, POSITION, side, new OrderSize.Shares(BigDecimal.ONE), type);
        }

        private TapeStep step() {
            TapeBar shown =
                    new TapeBar(
                            POSITION.symbol(),
                            bars.open()[bar],
                            bars.high()[bar],
                            bars.low()[bar],
                            bars.close()[bar],
                            TapeBar.UNKNOWN_VOLUME,
                            null);
            return TapeStep.daily((long) STEP * bar, date(bar), List.of(shown));
        }

        private static long atClose(int bar) {
            return (long) STEP * bar + AT_CLOSE;
        }

        private static LocalDate date(int bar) {
            return LocalDate.ofEpochDay(bar);
        }

        private BarrierOutcome ended() {
            double entry = fills.getFirst().price().doubleValue();
            double exit = fills.getLast().price().doubleValue();
            int sign = side.sign();
            double net = sign * (exit / entry - 1) - 2 * policy.costShare();
            return new BarrierOutcome(
                    signal,
                    bar,
                    entry,
                    entry - sign * stopDistance,
                    entry + sign * targetDistance,
                    exit,
                    why(fills.getLast().orderId()),
                    net,
                    net / (stopDistance / entry));
        }

        private static BarrierExit why(String orderId) {
            if (orderId.equals(TIME)) {
                return BarrierExit.TIME;
            }
            return orderId.endsWith(".sl") ? BarrierExit.STOP : BarrierExit.TARGET;
        }
    }
}

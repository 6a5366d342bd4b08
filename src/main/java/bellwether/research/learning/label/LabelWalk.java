package bellwether.research.learning.label;

import bellwether.technical.ta.Series;
import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.Bracket;
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
import bellwether.trading.execution.TapeAction;
import bellwether.trading.execution.TapeBar;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.execution.TradingAccount;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One label: a trade that the account of all trading walks, so that gaps, and stop and target in
/// one bar, are what they are everywhere.
public final class LabelWalk {
    private static final String CURRENCY = "XXX";
    private static final PositionKey POSITION = new PositionKey("label", "label");
    private static final String ENTRY = "entry";
    private static final String TIME = "time";
    private static final String DELISTED = "delist";

    /// Seconds between bars, and from the begin of a bar to what is decided at its close.
    private static final int STEP = 10;

    private static final int AT_CLOSE = 1;

    private final Series bars;
    private final int signal;
    private final LabelTerms terms;
    private final List<Fill> fills = new ArrayList<>();
    private final TradingAccount account;
    private int begin;
    private int bar;

    /// @param bars in the shares of the signal's bar
    /// @param signal the bar at whose close it was signalled
    public LabelWalk(Series bars, int signal, LabelTerms terms) {
        this.bars = bars;
        this.signal = signal;
        this.terms = terms;
        InstrumentTerms instrument = InstrumentTerms.of(POSITION.symbol(), CURRENCY, terms.costs());
        this.account =
                new TradingAccount(
                        ExecutionSettings.usual(CURRENCY),
                        Map.of(POSITION.symbol(), instrument)::get,
                        AccountState.EMPTY);
    }

    /// What came of it; empty while the bars do not decide it.
    public Optional<LabelTrade> trade() {
        int last = signal + terms.bars();
        int before = terms.entry() == LabelEntry.CLOSE ? signal - 1 : signal;
        if (before + 1 >= bars.size()) {
            return Optional.empty();
        }
        bar = before;
        account.flow(CURRENCY, enough(before + 1), date(before), "label");
        account.accept(entry(), atClose(before), date(before));
        while (fills.size() < 2 && bar < last && bar + 1 < bars.size()) {
            bar++;
            if (bar == last) {
                account.accept(timeExit(), atClose(bar - 1), date(bar - 1));
            }
            step();
        }
        return fills.size() < 2 ? Optional.empty() : Optional.of(ended());
    }

    private void step() {
        boolean settled = terms.delisted() && bar + 1 == bars.size();
        List<TapeAction> actions =
                settled
                        ? List.of(new TapeAction.Delisting(POSITION.symbol(), BigDecimal.ZERO))
                        : List.of();
        TapeStep step =
                new TapeStep(
                        (long) STEP * bar,
                        date(bar),
                        true,
                        List.of(shown()),
                        actions,
                        Set.of(),
                        List.of());
        List<Fill> made = account.step(step).fills();
        if (fills.isEmpty() && !made.isEmpty()) {
            begin = bar;
        }
        fills.addAll(made);
    }

    /// Room for the shares, whichever way they go before they are filled.
    private BigDecimal enough(int first) {
        double price = Math.max(bars.open()[first], bars.close()[first]);
        return Prices.exact(price).multiply(terms.shares()).multiply(BigDecimal.TEN);
    }

    private Order entry() {
        OrderType type =
                terms.entry() == LabelEntry.CLOSE ? OrderType.marketOnClose() : OrderType.market();
        return order(ENTRY, terms.side(), type)
                .withBracket(Bracket.of(away(terms.stop()), away(terms.target())));
    }

    private static @Nullable ExitLevel away(@Nullable Distance distance) {
        return distance == null ? null : new ExitLevel.FromEntry(distance);
    }

    private Order timeExit() {
        return order(TIME, terms.side().opposite(), OrderType.marketOnClose()).reducing();
    }

    private Order order(String id, OrderSide side, OrderType type) {
        return Order.of(id, POSITION, side, new OrderSize.Shares(terms.shares()), type);
    }

    private TapeBar shown() {
        return new TapeBar(
                POSITION.symbol(),
                bars.open()[bar],
                bars.high()[bar],
                bars.low()[bar],
                bars.close()[bar],
                TapeBar.UNKNOWN_VOLUME,
                null);
    }

    private static long atClose(int bar) {
        return (long) STEP * bar + AT_CLOSE;
    }

    private static LocalDate date(int bar) {
        return LocalDate.ofEpochDay(bar);
    }

    private LabelTrade ended() {
        Fill exit = fills.getLast();
        return new LabelTrade(begin, bar, fills.getFirst(), exit, why(exit.orderId()));
    }

    private static BarrierExit why(String orderId) {
        return switch (orderId) {
            case TIME -> BarrierExit.TIME;
            case DELISTED -> BarrierExit.DELISTED;
            default -> orderId.endsWith(".sl") ? BarrierExit.STOP : BarrierExit.TARGET;
        };
    }
}

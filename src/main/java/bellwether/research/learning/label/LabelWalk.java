package bellwether.research.learning.label;

import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.Bracket;
import bellwether.trading.execution.Distance;
import bellwether.trading.execution.ExitLevel;
import bellwether.trading.execution.Fill;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.OrderSize;
import bellwether.trading.execution.OrderType;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.TradingAccount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One label: a trade that the account of all trading walks, so that gaps, bars that fill nothing,
/// and stop and target in one bar, are what they are everywhere.
public final class LabelWalk {
    /// On so many bars an entry is tried.
    public static final int ENTRY_BARS = 5;

    private static final String STRATEGY = "label";
    private static final String ENTRY = "entry";
    private static final String TIME = "time";
    private static final String DELISTED = "delist";
    private static final BigDecimal PLENTY = new BigDecimal(1_000_000);
    private static final int NOT_ENTERED = -1;

    private final LabelTape tape;
    private final int signal;
    private final LabelTerms terms;
    private final PositionKey position;
    private final TradingAccount account;
    private final List<Fill> fills = new ArrayList<>();
    private int begin = NOT_ENTERED;

    /// @param tape in the shares of the signal's bar
    /// @param signal the bar at whose close it was signalled
    public LabelWalk(LabelTape tape, int signal, LabelTerms terms) {
        this.tape = tape;
        this.signal = signal;
        this.terms = terms;
        position = new PositionKey(STRATEGY, tape.instrument().symbol());
        account = new TradingAccount(tape.settings(), _ -> tape.instrument(), AccountState.EMPTY);
    }

    /// What came of it.
    public LabelEnd end() {
        boolean atClose = terms.entry() == LabelEntry.CLOSE;
        int first = atClose ? signal : signal + 1;
        if (first >= tape.size()) {
            return new LabelEnd.Waiting(signal);
        }
        open(first);
        int latest = first + (atClose ? 1 : ENTRY_BARS);
        for (int bar = first; bar < tape.size(); bar++) {
            if (begin == NOT_ENTERED && bar == latest) {
                return new LabelEnd.NotFilled(bar - 1);
            }
            walk(bar);
            if (fills.size() > 1) {
                Fill exit = fills.getLast();
                return new LabelTrade(begin, bar, fills.getFirst(), exit, why(exit.orderId()));
            }
        }
        return begin == NOT_ENTERED && latest <= tape.size()
                ? new LabelEnd.NotFilled(latest - 1)
                : new LabelEnd.Waiting(tape.size() - 1);
    }

    private void open(int first) {
        if (first > 0) {
            account.mark(tape.mark(first - 1));
        }
        BigDecimal price = tape.mark(first).price();
        account.flow(
                tape.instrument().currency(),
                tape.instrument().inMoney(price.multiply(terms.shares()).multiply(PLENTY)),
                tape.history().date(first),
                STRATEGY);
        accept(entry(), first);
    }

    private void walk(int bar) {
        int last = (begin == NOT_ENTERED ? bar : begin) + terms.bars() - 1;
        if (bar >= last) {
            accept(timeExit(), bar);
        }
        List<Fill> made = account.step(tape.step(bar)).fills();
        if (fills.isEmpty() && !made.isEmpty()) {
            begin = bar;
        }
        fills.addAll(made);
    }

    private void accept(Order order, int bar) {
        account.accept(order, tape.history().raw().time()[bar], tape.history().date(bar));
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

    /// Where its bar fills nothing it is over with the bar, and comes again on the next.
    private Order timeExit() {
        return order(TIME, terms.side().opposite(), OrderType.marketOnClose()).reducing();
    }

    private Order order(String id, OrderSide side, OrderType type) {
        return Order.of(id, position, side, new OrderSize.Shares(terms.shares()), type);
    }

    private static BarrierExit why(String orderId) {
        return switch (orderId) {
            case TIME -> BarrierExit.TIME;
            case DELISTED -> BarrierExit.DELISTED;
            default -> orderId.endsWith(".sl") ? BarrierExit.STOP : BarrierExit.TARGET;
        };
    }
}

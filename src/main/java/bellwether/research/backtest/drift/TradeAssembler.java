package bellwether.research.backtest.drift;

import bellwether.research.backtest.work.RerunBars;
import bellwether.trading.execution.Fill;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Puts fills together to trades, alike for paper and backtests. All amounts add up to those of the
/// fills.
final class TradeAssembler {
    /// By which a number of shares may be off, as the ratio of some splits is no decimal fraction.
    private static final BigDecimal ROUNDING = new BigDecimal("1e-9");

    private final Map<String, RerunBars> bars;
    private final Set<String> fractional;
    private final Map<String, Deque<Open>> open = new TreeMap<>();
    private final List<DriftTrade> trades = new ArrayList<>();

    /// @param fractional symbols of which parts of shares are traded
    private TradeAssembler(Map<String, RerunBars> bars, Set<String> fractional) {
        this.bars = bars;
        this.fractional = fractional;
    }

    /// A trade that is not over.
    private static final class Open {
        private final Fill entry;
        private final int sign;
        private BigDecimal quantity = BigDecimal.ZERO;
        private BigDecimal held = BigDecimal.ZERO;
        private BigDecimal entryValue = BigDecimal.ZERO;
        private BigDecimal exitValue = BigDecimal.ZERO;
        private BigDecimal costs = BigDecimal.ZERO;

        Open(Fill entry) {
            this.entry = entry;
            this.sign = entry.side().sign();
        }
    }

    /// A part of a fill that is not matched yet.
    private static final class Rest {
        private final Fill fill;
        private BigDecimal quantity;
        private BigDecimal value;
        private BigDecimal costs;

        Rest(Fill fill, BigDecimal quantity) {
            this.fill = fill;
            this.quantity = quantity;
            this.value = fill.value();
            this.costs = fill.costs();
        }

        /// Takes a part out; the last takes all that is left.
        Rest take(BigDecimal part) {
            Rest taken = new Rest(fill, part);
            if (part.compareTo(quantity) < 0) {
                BigDecimal share = part.divide(quantity, MathContext.DECIMAL64);
                taken.value = value.multiply(share, MathContext.DECIMAL64);
                taken.costs = costs.multiply(share, MathContext.DECIMAL64);
            } else {
                taken.value = value;
                taken.costs = costs;
            }
            quantity = quantity.subtract(part);
            value = value.subtract(taken.value);
            costs = costs.subtract(taken.costs);
            return taken;
        }
    }

    /// Trades in the order of their entries, symbol by symbol.
    ///
    /// @param fills in the order of time; those of symbols without bars are left out
    static List<DriftTrade> of(List<Fill> fills, Map<String, RerunBars> bars) {
        TradeAssembler assembler = new TradeAssembler(bars, fractional(fills));
        fills.stream()
                .filter(fill -> bars.containsKey(fill.position().symbol()))
                .forEach(assembler::take);
        assembler.markOpen();
        assembler.trades.sort(
                Comparator.comparing(DriftTrade::symbol)
                        .thenComparingLong(trade -> trade.entry().fill().time()));
        return assembler.trades;
    }

    private static Set<String> fractional(List<Fill> fills) {
        return fills.stream()
                .filter(fill -> fill.quantity().stripTrailingZeros().scale() > 0)
                .map(fill -> fill.position().symbol())
                .collect(Collectors.toSet());
    }

    private void take(Fill fill) {
        String symbol = fill.position().symbol();
        Deque<Open> held = open.computeIfAbsent(symbol, _ -> new ArrayDeque<>());
        BigDecimal shares = bars(symbol).sharesNow(fill.time());
        Rest rest = new Rest(fill, fill.quantity().multiply(shares));
        while (rest.quantity.signum() > 0
                && !held.isEmpty()
                && held.getFirst().sign != fill.side().sign()) {
            close(held, rest);
        }
        if (rest.quantity.signum() > 0) {
            enter(held, rest);
        }
    }

    private void close(Deque<Open> held, Rest rest) {
        Open oldest = held.getFirst();
        boolean isAll = isNear(oldest.held, rest.quantity);
        Rest part = rest.take(isAll ? rest.quantity : oldest.held.min(rest.quantity));
        oldest.held = isAll ? BigDecimal.ZERO : oldest.held.subtract(part.quantity);
        oldest.exitValue = oldest.exitValue.add(part.value);
        oldest.costs = oldest.costs.add(part.costs);
        if (oldest.held.signum() == 0 || isPaidOut(oldest, rest.fill)) {
            held.removeFirst();
            trades.add(trade(oldest, rest.fill));
        }
    }

    private static boolean isNear(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(other.multiply(ROUNDING)) <= 0;
    }

    /// Whether what is left is the part of a share that a split between entry and exit has left,
    /// and that was paid out in cash: no fill ever closes it.
    private boolean isPaidOut(Open oldest, Fill exit) {
        RerunBars known = bars(exit.position().symbol());
        BigDecimal share = known.sharesNow(exit.time());
        BigDecimal least =
                fractional.contains(exit.position().symbol()) ? ROUNDING : BigDecimal.ONE;
        return known.sharesNow(oldest.entry.time()).compareTo(share) != 0
                && oldest.held.compareTo(share.multiply(least)) < 0;
    }

    private static void enter(Deque<Open> held, Rest rest) {
        Open last = held.peekLast();
        if (last == null || !last.entry.orderId().equals(rest.fill.orderId())) {
            last = new Open(rest.fill);
            held.addLast(last);
        }
        last.quantity = last.quantity.add(rest.quantity);
        last.held = last.held.add(rest.quantity);
        last.entryValue = last.entryValue.add(rest.value);
        last.costs = last.costs.add(rest.costs);
    }

    private void markOpen() {
        open.forEach((symbol, held) -> {
            RerunBars known = bars(symbol);
            for (Open each : held) {
                each.exitValue =
                        each.exitValue.add(each.held.multiply(known.mark()).multiply(known.unit()));
                trades.add(trade(each, null));
            }
        });
    }

    private static DriftTrade trade(Open open, @Nullable Fill exit) {
        return new DriftTrade(
                open.entry.position().symbol(),
                open.sign,
                open.quantity,
                leg(open.entry, open.entryValue),
                exit == null ? null : leg(exit, open.exitValue),
                open.exitValue,
                open.costs);
    }

    private static DriftTrade.Leg leg(Fill fill, BigDecimal value) {
        return new DriftTrade.Leg(fill.date(), fill.orderId(), fill, value);
    }

    private RerunBars bars(String symbol) {
        RerunBars known = bars.get(symbol);
        if (known == null) {
            throw new IllegalStateException("no bars of " + symbol);
        }
        return known;
    }
}

package bellwether.trading.portfolio.performance;

import bellwether.trading.execution.AccountEvent;
import bellwether.trading.execution.PositionKey;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One position's parts, by the orders that opened it.
final class PositionParts {
    private final PositionKey key;
    private final String currency;
    private final ReturnSpan span;
    private final Map<String, OrderPart> orders = new LinkedHashMap<>();
    private final Map<String, List<AccountEvent.LotClosed>> exits = new HashMap<>();
    private BigDecimal booked = BigDecimal.ZERO;

    PositionParts(PositionKey key, String currency, ReturnSpan span) {
        this.key = key;
        this.currency = currency;
        this.span = span;
    }

    /// What one order's shares did.
    private static final class OrderPart {
        BigDecimal moved = BigDecimal.ZERO;
        BigDecimal cash = BigDecimal.ZERO;
        BigDecimal heldBefore = BigDecimal.ZERO;
        BigDecimal heldSince = BigDecimal.ZERO;

        void add(BigDecimal amount) {
            moved = moved.add(amount);
        }
    }

    private OrderPart at(String order) {
        return orders.computeIfAbsent(order, _ -> new OrderPart());
    }

    void before(ValuedLot lot) {
        OrderPart part = at(lot.order());
        Valuation before = span.before();
        if (before != null) {
            part.moved = part.moved.subtract(before.inBase(currency, lot.knownWorth()));
        }
        part.cash = part.cash.add(lot.cost());
        part.heldBefore = part.heldBefore.add(lot.quantity().abs());
    }

    void after(ValuedLot lot) {
        OrderPart part = at(lot.order());
        part.moved = part.moved.add(span.after().inBase(currency, lot.knownWorth()));
        part.cash = part.cash.subtract(lot.cost());
        part.heldSince = part.heldSince.add(lot.quantity().abs());
    }

    void closed(ClosedLot closed) {
        OrderPart part = at(closed.closing().lot().orderId());
        BigDecimal value = closed.closing().value();
        BigDecimal brought = closed.sign() < 0 ? value.negate() : value;
        part.cash =
                part.cash.add(brought).subtract(closed.closing().costs()).subtract(closed.cost());
        part.heldSince = part.heldSince.add(closed.closing().lot().quantity().abs());
        exits.computeIfAbsent(closed.closing().exit(), _ -> new ArrayList<>())
                .add(closed.closing());
    }

    /// Takes the difference between stated prices and what shares were worth from the orders that
    /// they closed, by shares, else from what they opened. It hears after the closings.
    void transferred(String reference, BigDecimal difference) {
        List<AccountEvent.LotClosed> closed = exits.getOrDefault(reference, List.of());
        if (closed.isEmpty()) {
            at(reference).add(inBase(difference));
            return;
        }
        BigDecimal shares = BigDecimal.ZERO;
        for (AccountEvent.LotClosed one : closed) {
            shares = shares.add(one.lot().quantity().abs());
        }
        BigDecimal left = inBase(difference);
        for (AccountEvent.LotClosed one : closed) {
            BigDecimal own = one.lot().quantity().abs();
            BigDecimal part =
                    own.compareTo(shares) == 0
                            ? left
                            : left.multiply(own).divide(shares, MathContext.DECIMAL64);
            at(one.lot().orderId()).add(part);
            left = left.subtract(part);
            shares = shares.subtract(own);
        }
    }

    private BigDecimal inBase(BigDecimal amount) {
        return span.after().inBase(currency, amount);
    }

    void booked(BigDecimal amount) {
        booked = booked.add(amount);
    }

    List<ProfitPart> parts() {
        BigDecimal rest = booked;
        Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        for (Map.Entry<String, OrderPart> order : orders.entrySet()) {
            BigDecimal cash = span.after().inBase(currency, order.getValue().cash);
            rest = rest.subtract(cash);
            amounts.put(order.getKey(), order.getValue().moved.add(cash));
        }
        share(rest, amounts);
        List<ProfitPart> parts = new ArrayList<>();
        amounts.forEach((order, amount) -> parts.add(new ProfitPart(key, order, currency, amount)));
        return parts;
    }

    /// By shares held at the beginning, else by those that came since; the last one takes what is
    /// left, so that nothing is lost.
    private void share(BigDecimal rest, Map<String, BigDecimal> amounts) {
        if (rest.signum() == 0) {
            return;
        }
        boolean held = orders.values().stream().anyMatch(one -> one.heldBefore.signum() > 0);
        Map<String, BigDecimal> weights = new LinkedHashMap<>();
        orders.forEach((order, part) -> {
            BigDecimal weight = held ? part.heldBefore : part.heldSince;
            if (weight.signum() > 0) {
                weights.put(order, weight);
            }
        });
        BigDecimal shares = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal left = rest;
        for (Map.Entry<String, BigDecimal> weight : weights.entrySet()) {
            boolean last = weight.getValue().compareTo(shares) == 0;
            BigDecimal part =
                    last
                            ? left
                            : left.multiply(weight.getValue())
                                    .divide(shares, MathContext.DECIMAL64);
            amounts.merge(weight.getKey(), part, BigDecimal::add);
            left = left.subtract(part);
            shares = shares.subtract(weight.getValue());
        }
        if (weights.isEmpty()) {
            amounts.merge("", rest, BigDecimal::add);
        }
    }
}

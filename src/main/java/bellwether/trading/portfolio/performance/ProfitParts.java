package bellwether.trading.portfolio.performance;

import bellwether.trading.execution.LedgerEntry;
import bellwether.trading.execution.LedgerKind;
import bellwether.trading.execution.PositionKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Takes a span's profit apart. What an order's shares brought is how much more they are worth than
/// at the beginning, and the cash that opening and closing them moved. What a position booked
/// beside (dividends, borrow fees, conversions) goes to the orders that held it, by shares. Foreign
/// cash brings what its rate moved. The parts add up to the span's profit exactly: nothing is
/// rounded here.
final class ProfitParts {
    private final ProfitSpan profit;
    private final String base;
    private final Map<PositionKey, PositionParts> positions = new TreeMap<>();
    private final List<ProfitPart> parts = new ArrayList<>();

    private ProfitParts(ProfitSpan profit, String base) {
        this.profit = profit;
        this.base = base;
    }

    /// @param base the account's currency
    static List<ProfitPart> of(ProfitSpan profit, String base) {
        ProfitParts parts = new ProfitParts(profit, base);
        parts.collect();
        parts.foreignCash();
        return parts.parts;
    }

    private void collect() {
        ValuedDay before = profit.before();
        if (before != null) {
            before.lots().forEach(lot -> at(lot.key(), lot.currency()).before(lot));
        }
        profit.closings()
                .forEach(closed -> at(closed.closing().key(), closed.currency()).closed(closed));
        profit.after().lots().forEach(lot -> at(lot.key(), lot.currency()).after(lot));
        Map<String, String> converted = converted();
        for (LedgerEntry entry : profit.entries()) {
            BigDecimal amount = after().inBase(entry.currency(), entry.amount());
            PositionKey key = entry.position();
            if (key == null) {
                String currency = converted.getOrDefault(entry.reference(), entry.currency());
                parts.add(new ProfitPart(null, "", currency, amount));
            } else {
                at(key, entry.currency()).booked(amount);
            }
        }
        profit.transfers().forEach(this::transferred);
        positions.values().forEach(position -> parts.addAll(position.parts()));
    }

    /// Lots have their stated prices; what came in, or left, is what the shares were worth when
    /// they were booked. The difference is nobody's profit.
    private void transferred(CashFlow flow) {
        flow.transfer()
                .ifPresent(transfer ->
                        at(transfer.position(), flow.currency())
                                .transferred(
                                        transfer.reference(),
                                        transfer.stated().subtract(flow.amount())));
    }

    private Valuation after() {
        return profit.after().valuation();
    }

    private PositionParts at(PositionKey key, String currency) {
        return positions.computeIfAbsent(key, _ -> new PositionParts(key, currency, profit.span()));
    }

    /// The foreign currency of conversions that no position asked for, by their reference: buying
    /// it is no loss in the one and no gain in the other.
    private Map<String, String> converted() {
        Map<String, String> converted = new HashMap<>();
        for (LedgerEntry entry : profit.entries()) {
            boolean foreign = !entry.currency().equals(base);
            if (entry.kind() == LedgerKind.CONVERSION && foreign) {
                converted.put(entry.reference(), entry.currency());
            }
        }
        return converted;
    }

    private void foreignCash() {
        Valuation before = profit.span().before();
        if (before == null) {
            return;
        }
        before.cash()
                .forEach((currency, amount) -> {
                    BigDecimal gain =
                            after().inBase(currency, amount)
                                    .subtract(before.inBase(currency, amount));
                    if (gain.signum() != 0) {
                        parts.add(new ProfitPart(null, "", currency, gain));
                    }
                });
    }
}

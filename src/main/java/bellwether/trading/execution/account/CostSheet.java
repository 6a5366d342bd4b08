package bellwether.trading.execution.account;

import bellwether.trading.execution.Charge;
import bellwether.trading.execution.CostRate;
import bellwether.trading.execution.RateBasis;
import bellwether.trading.execution.cost.TakerRule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the next shares of an order cost, on top of what it was charged before.
final class CostSheet {
    private final AccountBook book;

    CostSheet(AccountBook book) {
        this.book = book;
    }

    /// So many shares at that price in money, rounded as it is booked.
    static BigDecimal value(SymbolBook symbol, BigDecimal shares, BigDecimal price) {
        return symbol.terms
                .inMoney(shares.multiply(price))
                .setScale(symbol.terms.digits(), RoundingMode.HALF_EVEN);
    }

    /// The charges of an order after so many more shares, all that it has filled together.
    Map<String, BigDecimal> cumulative(LiveOrder order, BigDecimal shares, BigDecimal value) {
        SymbolBook symbol = book.book(order);
        return symbol.rates.charges(
                order.side,
                order.filled.add(shares),
                order.value.add(value),
                book.today(),
                symbol.terms.digits());
    }

    /// What these shares are charged.
    List<Charge> charges(
            LiveOrder order,
            BigDecimal shares,
            BigDecimal value,
            TradeTerms terms,
            Map<String, BigDecimal> cumulative) {
        if (book.book(order).isFree()) {
            return List.of();
        }
        List<Charge> charges = new ArrayList<>();
        List<CostRate> rates = book.book(order).rates.on(book.today());
        for (CostRate rate : rates) {
            BigDecimal now = cumulative.get(rate.charge());
            if (now != null) {
                BigDecimal before = order.charges.getOrDefault(rate.charge(), BigDecimal.ZERO);
                add(charges, rate.charge(), now.subtract(before), rate.basis());
            }
        }
        for (Charge charge : taker(order, shares, value, terms)) {
            BigDecimal before =
                    order.draft == null ? BigDecimal.ZERO : order.draft.charged(charge.name());
            add(charges, charge.name(), charge.amount().subtract(before), charge.basis());
        }
        return charges;
    }

    private static void add(List<Charge> charges, String name, BigDecimal amount, RateBasis basis) {
        if (amount.signum() != 0 || basis == RateBasis.UNKNOWN) {
            charges.add(new Charge(name, amount, basis));
        }
    }

    /// For all shares of the fill, those of a turn-over's closing part among them.
    private List<Charge> taker(
            LiveOrder order, BigDecimal shares, BigDecimal value, TradeTerms terms) {
        if (terms.taker() == TakerRule.NONE) {
            return List.of();
        }
        FillDraft draft = order.draft;
        BigDecimal allShares = draft == null ? shares : shares.add(draft.quantity());
        BigDecimal allValue = draft == null ? value : value.add(draft.value());
        SymbolBook symbol = book.book(order);
        return symbol.taker.of(
                allShares, allValue, most(order, allShares, terms), symbol.statistics());
    }

    private @Nullable BigDecimal most(LiveOrder order, BigDecimal shares, TradeTerms terms) {
        return terms.taker() == TakerRule.FULL || order.limit == null
                ? null
                : order.limit
                        .exact()
                        .subtract(terms.price())
                        .abs()
                        .multiply(shares)
                        .multiply(book.book(order).terms.priceUnit());
    }

    /// Part of the value, and all costs, of so many more shares.
    BigDecimal need(LiveOrder order, BigDecimal shares, TradeTerms terms, BigDecimal part) {
        BigDecimal value = value(book.book(order), shares, terms.price());
        BigDecimal sum = part.multiply(value);
        if (book.book(order).isFree()) {
            return sum;
        }
        for (Charge charge :
                charges(order, shares, value, terms, cumulative(order, shares, value))) {
            sum = sum.add(charge.amount());
        }
        return sum;
    }
}

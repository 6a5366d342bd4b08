package bellwether.trading.portfolio.risk;

import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.Order;
import bellwether.trading.execution.OrderRole;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.execution.Position;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.SymbolMark;
import bellwether.trading.portfolio.LockedAccount;
import bellwether.trading.portfolio.Portfolio;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An account as risk sees it.
///
/// @param currency in which its equity is counted
/// @param shorting whether positions may be short
/// @param equity empty where the rate of a currency is not known
/// @param terms of a symbol by its ticker
/// @param rates of a currency into that of the account; empty where none is known of the last 5
///   days
public record RiskAccount(
        AccountState state,
        String currency,
        boolean shorting,
        Optional<BigDecimal> equity,
        Function<String, InstrumentTerms> terms,
        Function<String, Optional<BigDecimal>> rates,
        TradeFacts facts) {

    static RiskAccount of(LockedAccount account, MarketView market) {
        Portfolio portfolio = account.portfolio();
        return new RiskAccount(
                account.state(),
                portfolio.terms().currency(),
                portfolio.terms().shorting(),
                account.equity(),
                account::terms,
                account::rateOf,
                market.facts().apply(account.transaction()));
    }

    /// The last mark of the account; of a symbol that it never had, the last price of the market.
    Optional<BigDecimal> mark(String ticker) {
        SymbolMark mark = state.marks().get(ticker);
        return mark == null ? facts.price(ticker) : Optional.of(mark.price());
    }

    /// The day of the bar that `mark` is the close of.
    Optional<LocalDate> markDay(String ticker) {
        SymbolMark mark = state.marks().get(ticker);
        return mark == null ? facts.priceDay(ticker) : Optional.of(mark.date());
    }

    /// Whether nothing is held and nothing ordered, so that no bar is waited for.
    boolean isFlat() {
        return state.orders().stream().noneMatch(order -> order.state().isOpen())
                && state.positions().stream().allMatch(one -> one.quantity().signum() == 0);
    }

    /// An amount in a symbol's price unit, in the account's currency; empty without a rate.
    Optional<BigDecimal> inMoney(String ticker, BigDecimal amount) {
        InstrumentTerms known = terms.apply(ticker);
        return converted(known.currency(), known.inMoney(amount));
    }

    /// Money of another currency in the account's; empty without a rate.
    Optional<BigDecimal> converted(String of, BigDecimal money) {
        return of.equals(currency) ? Optional.of(money) : rates.apply(of).map(money::multiply);
    }

    /// Currencies of the symbol, of cash and of positions that no recent rate is known of.
    List<String> withoutRate(String ticker) {
        Set<String> currencies = new TreeSet<>(state.balances().keySet());
        state.positions().forEach(position -> currencies.add(position.currency()));
        currencies.add(terms.apply(ticker).currency());
        return currencies.stream()
                .filter(each -> !each.equals(currency) && rates.apply(each).isEmpty())
                .toList();
    }

    /// Shares held, negative for a short.
    BigDecimal held(PositionKey key) {
        return state.positions().stream()
                .filter(position -> position.key().equals(key))
                .map(Position::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// How many shares of an order would close what is held, after the orders taken in before it.
    ///
    /// @param sequence of the order; those behind it do not count
    /// @param group orders that shrink together with it, or the id of the other one
    BigDecimal closable(Order order, long sequence, @Nullable String group) {
        BigDecimal held = held(order.position());
        if (held.signum() * order.side().sign() >= 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal before =
                state.orders().stream()
                        .filter(other -> other.sequence() < sequence)
                        .filter(other -> closesLike(order, other))
                        .filter(other -> group == null || !belongsTo(other, group))
                        .map(OrderStatus::remaining)
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return held.abs().subtract(before).max(BigDecimal.ZERO);
    }

    private static boolean closesLike(Order order, OrderStatus other) {
        return other.role() == OrderRole.ENTRY
                && !other.order().reduceOnly()
                && other.order().side() == order.side()
                && other.order().position().equals(order.position());
    }

    static boolean belongsTo(OrderStatus order, String group) {
        return group.equals(order.ocoGroup()) || group.equals(order.order().id());
    }
}

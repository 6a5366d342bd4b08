package bellwether.trading.portfolio.http;

import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.FxQuote;
import bellwether.trading.execution.Position;
import bellwether.trading.portfolio.AccountView;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioTerms;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A portfolio as answers show it.
///
/// @param broker `paper`: no order leaves this service
/// @param state `active`, `halted` or `ruined`
record ShownPortfolio(
        String id,
        String name,
        String broker,
        @JsonUnwrapped Terms terms,
        String state,
        @JsonUnwrapped Worth worth,
        @Nullable Instant matchedTo,
        int version,
        Instant createdAt) {

    /// How it trades.
    ///
    /// @param costs a preset; null: each symbol's usual one
    record Terms(
            String currency,
            String tape,
            String lotMethod,
            boolean shorting,
            @Nullable String costs,
            boolean autoConvert) {}

    /// What it is worth, at its marks.
    ///
    /// @param equity null where the rate of a currency is missing, see `missing`
    /// @param oldestMark of the symbols that are held; null where nothing is
    /// @param missing currencies without a stored rate that is at most 5 days old
    record Worth(
            @Nullable BigDecimal equity,
            List<ShownCash> cash,
            int positions,
            int openOrders,
            @Nullable LocalDate oldestMark,
            List<String> missing) {}

    /// A balance.
    ///
    /// @param free what new orders may reserve
    record ShownCash(String currency, BigDecimal amount, BigDecimal free) {}

    static ShownPortfolio of(AccountView view) {
        Portfolio portfolio = view.portfolio();
        return new ShownPortfolio(
                portfolio.id().toString(),
                portfolio.name(),
                "paper",
                terms(portfolio.terms()),
                portfolio.ruined() ? "ruined" : portfolio.halted() ? "halted" : "active",
                worth(view),
                portfolio.matchedTo().orElse(null),
                portfolio.version(),
                portfolio.createdAt());
    }

    private static Terms terms(PortfolioTerms terms) {
        return new Terms(
                terms.currency(),
                terms.tape().code(),
                terms.lotMethod().key(),
                terms.shorting(),
                terms.costs().isEmpty() ? null : terms.costs(),
                terms.autoConvert());
    }

    private static Worth worth(AccountView view) {
        AccountState state = view.state();
        List<Position> held =
                state.positions().stream()
                        .filter(position -> position.quantity().signum() != 0)
                        .toList();
        return new Worth(
                view.equity().orElse(null),
                new TreeSet<>(view.free().keySet())
                        .stream().map(currency -> cash(view, currency)).toList(),
                held.size(),
                state.orders().size(),
                held.stream()
                        .map(position -> state.marks().get(position.key().symbol()))
                        .filter(mark -> mark != null)
                        .map(mark -> mark.date())
                        .min(LocalDate::compareTo)
                        .orElse(null),
                view.equity().isPresent() ? List.of() : missing(view, held));
    }

    private static ShownCash cash(AccountView view, String currency) {
        return new ShownCash(
                currency,
                view.state().balances().getOrDefault(currency, BigDecimal.ZERO),
                view.free().getOrDefault(currency, BigDecimal.ZERO));
    }

    private static List<String> missing(AccountView view, List<Position> held) {
        TreeSet<String> currencies = new TreeSet<>(view.state().balances().keySet());
        held.forEach(position -> currencies.add(position.currency()));
        currencies.remove(view.portfolio().terms().currency());
        Map<String, FxQuote> rates = view.state().rates();
        return currencies.stream().filter(currency -> rates.get(currency) == null).toList();
    }
}

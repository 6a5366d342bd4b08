package bellwether.trading.portfolio.store;

import bellwether.platform.db.Unnest;
import bellwether.trading.execution.FxQuote;
import bellwether.trading.execution.SymbolMark;
import bellwether.trading.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Writes cash, exchange rates and last closes that have changed.
final class BalanceWriter {
    private final Handle h;
    private final PortfolioId id;

    BalanceWriter(Handle h, PortfolioId id) {
        this.h = h;
        this.id = id;
    }

    void cash(Map<String, BigDecimal> before, Map<String, BigDecimal> after) {
        for (Map.Entry<String, BigDecimal> balance : after.entrySet()) {
            BigDecimal old = before.get(balance.getKey());
            if (old == null || old.compareTo(balance.getValue()) != 0) {
                h.createUpdate(
                                """
                                insert into cash (portfolio, currency, amount) values (:portfolio, :currency, :amount)
                                on conflict (portfolio, currency) do update set amount = excluded.amount
                                """)
                        .bind("portfolio", id.number())
                        .bind("currency", balance.getKey())
                        .bind("amount", balance.getValue())
                        .execute();
            }
        }
    }

    void rates(Map<String, FxQuote> before, Map<String, FxQuote> after) {
        for (FxQuote rate : after.values()) {
            if (!rate.equals(before.get(rate.currency()))) {
                h.createUpdate(
                                """
                                insert into trade_rate (portfolio, currency, rate, date)
                                values (:portfolio, :currency, :rate, :date)
                                on conflict (portfolio, currency) do update set rate = excluded.rate, date = excluded.date
                                """)
                        .bind("portfolio", id.number())
                        .bind("currency", rate.currency())
                        .bind("rate", rate.rate())
                        .bind("date", rate.date())
                        .execute();
            }
        }
    }

    void marks(Map<String, SymbolMark> before, Map<String, SymbolMark> after) {
        List<SymbolMark> moved =
                after.values().stream()
                        .filter(mark -> !mark.equals(before.get(mark.symbol())))
                        .toList();
        if (moved.isEmpty()) {
            return;
        }
        Unnest.of(moved)
                .texts("symbols", SymbolMark::symbol)
                .texts("prices", mark -> plain(mark.price()))
                .texts("dates", mark -> mark.date().toString())
                .longs("times", SymbolMark::time)
                .bind(
                        h.createUpdate(
                                """
                                insert into trade_mark (portfolio, symbol, price, date, bar_time)
                                select :portfolio, symbol, price::numeric, date::date, bar_time
                                from unnest(:symbols, :prices, :dates, :times) as given (symbol, price, date, bar_time)
                                on conflict (portfolio, symbol) do update set price = excluded.price,
                                  date = excluded.date, bar_time = excluded.bar_time
                                """))
                .bind("portfolio", id.number())
                .execute();
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}

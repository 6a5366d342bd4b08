package bellwether.trading.portfolio.store;

import bellwether.trading.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// What the ledger says that an account's cash must be.
public final class LedgerBalance {
    private LedgerBalance() {}

    /// Sums by currency.
    public static Map<String, BigDecimal> of(Handle h, PortfolioId id) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        h.createQuery(
                        "select currency, sum(amount) from ledger where portfolio = :id group by currency")
                .bind("id", id.number())
                .map((row, context) -> Map.entry(row.getString(1), row.getBigDecimal(2)))
                .forEach(sum -> sums.put(sum.getKey(), sum.getValue()));
        return sums;
    }
}

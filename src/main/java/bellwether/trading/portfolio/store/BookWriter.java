package bellwether.trading.portfolio.store;

import bellwether.platform.db.Unnest;
import bellwether.trading.execution.Fill;
import bellwether.trading.execution.LedgerEntry;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.portfolio.FillSource;
import bellwether.trading.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Writes what was booked: fills, and entries of the ledger. Neither is ever changed.
final class BookWriter {
    private final Handle h;
    private final PortfolioId id;
    private final Timestamp now;

    BookWriter(Handle h, PortfolioId id, Timestamp now) {
        this.h = h;
        this.id = id;
        this.now = now;
    }

    private record NumberedFill(int n, Fill fill) {}

    void fills(List<Fill> fills, FillSource source) {
        if (fills.isEmpty()) {
            return;
        }
        Map<String, Integer> counts = fillCounts(fills);
        List<NumberedFill> numbered = new ArrayList<>();
        for (Fill fill : fills) {
            int n = counts.merge(fill.orderId(), 1, Integer::sum);
            numbered.add(new NumberedFill(n, fill));
        }
        Unnest.of(numbered)
                .texts("orders", row -> row.fill.orderId())
                .ints("ns", NumberedFill::n)
                .texts("strategies", row -> row.fill.position().strategy())
                .texts("symbols", row -> row.fill.position().symbol())
                .texts("sides", row -> row.fill.side().key())
                .texts("quantities", row -> plain(row.fill.quantity()))
                .texts("prices", row -> plain(row.fill.price()))
                .texts("amounts", row -> plain(row.fill.value()))
                .texts("charges", row -> TradeJson.write(row.fill.charges()))
                .texts("phases", row -> row.fill.phase().key())
                .texts("dates", row -> row.fill.date().toString())
                .longs("times", row -> row.fill.time())
                .texts("assumed", row -> Boolean.toString(row.fill.assumed()))
                .texts("known", row -> Boolean.toString(row.fill.volumeKnown()))
                .texts("hashes", row -> hash(row.fill, source))
                .bind(
                        h.createUpdate(
                                """
                                insert into trade_fill (portfolio, order_id, n, strategy, symbol, side, quantity, price,
                                  value, charges, phase, date, bar_time, assumed, volume_known, late, bar_hash, booked_at)
                                select :portfolio, order_id, n, strategy, symbol, side, quantity::numeric, price::numeric,
                                  value::numeric, charges::jsonb, phase, date::date, bar_time, assumed::boolean,
                                  known::boolean, :late, hash, :now
                                from unnest(:orders, :ns, :strategies, :symbols, :sides, :quantities, :prices, :amounts,
                                  :charges, :phases, :dates, :times, :assumed, :known, :hashes)
                                  as given (order_id, n, strategy, symbol, side, quantity, price, value, charges, phase,
                                    date, bar_time, assumed, known, hash)
                                """))
                .bind("portfolio", id.number())
                .bind("late", source.late())
                .bind("now", now)
                .execute();
    }

    private static String hash(Fill fill, FillSource source) {
        return source.hashes().getOrDefault(fill.position().symbol(), "");
    }

    private Map<String, Integer> fillCounts(List<Fill> fills) {
        Map<String, Integer> counts = new HashMap<>();
        Unnest.of(fills)
                .texts("orders", Fill::orderId)
                .bind(
                        h.createQuery(
                                """
                                select order_id, max(n) from trade_fill
                                where portfolio = :portfolio and order_id = any(:orders) group by order_id
                                """))
                .bind("portfolio", id.number())
                .map((row, context) -> Map.entry(row.getString(1), row.getInt(2)))
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    void ledger(List<LedgerEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        Unnest.of(entries)
                .longs("seqs", LedgerEntry::sequence)
                .texts("dates", entry -> entry.date().toString())
                .texts("kinds", entry -> entry.kind().key())
                .texts("currencies", LedgerEntry::currency)
                .texts("amounts", entry -> plain(entry.amount()))
                .texts("strategies", entry -> of(entry.position(), PositionKey::strategy))
                .texts("symbols", entry -> of(entry.position(), PositionKey::symbol))
                .texts("texts", LedgerEntry::reference)
                .bind(
                        h.createUpdate(
                                """
                                insert into ledger (portfolio, seq, date, kind, currency, amount, strategy, symbol,
                                  reference, booked_at)
                                select :portfolio, seq, date::date, kind, currency, amount::numeric, strategy, symbol,
                                  reference, :now
                                from unnest(:seqs, :dates, :kinds, :currencies, :amounts, :strategies, :symbols, :texts)
                                  as given (seq, date, kind, currency, amount, strategy, symbol, reference)
                                """))
                .bind("portfolio", id.number())
                .bind("now", now)
                .execute();
    }

    private static @Nullable String of(
            @Nullable PositionKey position, Function<PositionKey, String> part) {
        return position == null ? null : part.apply(position);
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}

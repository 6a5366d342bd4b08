package bellwether.trading.portfolio.store;

import bellwether.platform.db.Unnest;
import bellwether.trading.execution.AccountEvent;
import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.Fill;
import bellwether.trading.execution.FxQuote;
import bellwether.trading.execution.LedgerEntry;
import bellwether.trading.execution.Lot;
import bellwether.trading.execution.OrderStatus;
import bellwether.trading.execution.Position;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.StepResult;
import bellwether.trading.execution.SymbolMark;
import bellwether.trading.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Writes what has changed of an account, in the transaction that holds its row.
final class AccountWriter {
    private final Handle h;
    private final PortfolioId id;
    private final Timestamp now;

    AccountWriter(Handle h, PortfolioId id, Instant now) {
        this.h = h;
        this.id = id;
        this.now = Timestamp.from(now);
    }

    /// @param done what happened between the two states
    void write(AccountState before, AccountState after, StepResult done) {
        orders(changed(before.orders(), after.orders(), done.events()));
        fills(done.fills());
        ledger(done.ledger());
        positions(before.positions(), after.positions());
        cash(before.balances(), after.balances());
        marks(before.marks(), after.marks());
        rates(before.rates(), after.rates());
        h.createUpdate(
                        """
                        update portfolio set ledger_seq = :ledger, order_seq = :order, ruined = :ruined
                        where id = :id
                        """)
                .bind("ledger", after.ledgerSequence())
                .bind("order", after.acceptSequence())
                .bind("ruined", after.ruined())
                .bind("id", id.number())
                .execute();
    }

    /// Orders as they stand at the end: those that ended by their last event, those that are open
    /// by the account's state.
    private static Collection<OrderStatus> changed(
            List<OrderStatus> before, List<OrderStatus> after, List<AccountEvent> events) {
        Map<Long, OrderStatus> last = new LinkedHashMap<>();
        for (AccountEvent event : events) {
            if (event instanceof AccountEvent.OrderChanged(OrderStatus status)) {
                last.put(status.sequence(), status);
            }
        }
        Set<OrderStatus> known = Set.copyOf(before);
        for (OrderStatus open : after) {
            if (!known.contains(open)) {
                last.put(open.sequence(), open);
            }
        }
        return last.values();
    }

    private void orders(Collection<OrderStatus> orders) {
        if (orders.isEmpty()) {
            return;
        }
        rows(orders)
                .texts("ids", order -> order.order().id())
                .texts("strategies", order -> order.order().position().strategy())
                .texts("symbols", order -> order.order().position().symbol())
                .texts("sides", order -> order.order().side().key())
                .texts("roles", order -> order.role().key())
                .texts("parents", OrderStatus::parent)
                .texts("states", order -> order.state().key())
                .texts("reasons", order -> order.reason().key())
                .longs("sequences", OrderStatus::sequence)
                .longs("accepted", OrderStatus::acceptedAt)
                .texts("asked", order -> TradeJson.write(order.order()))
                .texts("standings", order -> TradeJson.write(TradeJson.Standing.of(order)))
                .bind(
                        h.createUpdate(
                                """
                                insert into trade_order (portfolio, id, strategy, symbol, side, role, parent, state,
                                  reason, sequence, accepted_at, asked, standing, taken_at, changed_at)
                                select :portfolio, id, strategy, symbol, side, role, parent, state, reason, sequence,
                                  accepted_at, asked::jsonb, standing::jsonb, :now, :now
                                from unnest(:ids, :strategies, :symbols, :sides, :roles, :parents, :states, :reasons,
                                  :sequences, :accepted, :asked, :standings)
                                  as given (id, strategy, symbol, side, role, parent, state, reason, sequence,
                                    accepted_at, asked, standing)
                                on conflict (portfolio, sequence) do update set state = excluded.state,
                                  reason = excluded.reason, asked = excluded.asked, standing = excluded.standing,
                                  changed_at = excluded.changed_at
                                where trade_order.state in ('accepted', 'working')
                                """))
                .bind("portfolio", id.number())
                .bind("now", now)
                .execute();
    }

    private static <R> Unnest<R> rows(Collection<R> rows) {
        return Unnest.of(rows);
    }

    private record NumberedFill(int n, Fill fill) {}

    private void fills(List<Fill> fills) {
        if (fills.isEmpty()) {
            return;
        }
        Map<String, Integer> counts = fillCounts(fills);
        List<NumberedFill> numbered = new ArrayList<>();
        for (Fill fill : fills) {
            int n = counts.merge(fill.orderId(), 1, Integer::sum);
            numbered.add(new NumberedFill(n, fill));
        }
        rows(numbered)
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
                .bind(
                        h.createUpdate(
                                """
                                insert into trade_fill (portfolio, order_id, n, strategy, symbol, side, quantity, price,
                                  value, charges, phase, date, bar_time, assumed, volume_known, booked_at)
                                select :portfolio, order_id, n, strategy, symbol, side, quantity::numeric, price::numeric,
                                  value::numeric, charges::jsonb, phase, date::date, bar_time, assumed::boolean,
                                  known::boolean, :now
                                from unnest(:orders, :ns, :strategies, :symbols, :sides, :quantities, :prices, :amounts,
                                  :charges, :phases, :dates, :times, :assumed, :known)
                                  as given (order_id, n, strategy, symbol, side, quantity, price, value, charges, phase,
                                    date, bar_time, assumed, known)
                                """))
                .bind("portfolio", id.number())
                .bind("now", now)
                .execute();
    }

    private Map<String, Integer> fillCounts(List<Fill> fills) {
        Map<String, Integer> counts = new HashMap<>();
        rows(fills)
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

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }

    private void ledger(List<LedgerEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        rows(entries)
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

    private void positions(List<Position> before, List<Position> after) {
        Map<PositionKey, Position> old =
                before.stream().collect(Collectors.toMap(Position::key, Function.identity()));
        for (Position position : after) {
            if (!same(old.get(position.key()), position)) {
                upsert(position);
            }
        }
    }

    /// Marks have a table of their own.
    private static boolean same(@Nullable Position old, Position position) {
        return old != null && unmarked(old).equals(unmarked(position));
    }

    private static Position unmarked(Position position) {
        return new Position(
                position.key(),
                position.currency(),
                position.lots(),
                position.averageValue(),
                position.averageCosts(),
                position.realisedFifo(),
                position.realisedAverage(),
                null,
                position.borrowedTo());
    }

    private void upsert(Position position) {
        h.createUpdate(
                        """
                        insert into position (portfolio, strategy, symbol, currency, average_value, average_costs,
                          realised_fifo, realised_average, borrowed_to)
                        values (:portfolio, :strategy, :symbol, :currency, :value, :costs, :fifo, :average, :borrowed)
                        on conflict (portfolio, strategy, symbol) do update set average_value = excluded.average_value,
                          average_costs = excluded.average_costs, realised_fifo = excluded.realised_fifo,
                          realised_average = excluded.realised_average, borrowed_to = excluded.borrowed_to
                        """)
                .bind("portfolio", id.number())
                .bind("strategy", position.key().strategy())
                .bind("symbol", position.key().symbol())
                .bind("currency", position.currency())
                .bind("value", position.averageValue())
                .bind("costs", position.averageCosts())
                .bind("fifo", position.realisedFifo())
                .bind("average", position.realisedAverage())
                .bindByType("borrowed", position.borrowedTo(), LocalDate.class)
                .execute();
        lots(position);
    }

    private record NumberedLot(int n, Lot lot) {}

    private void lots(Position position) {
        h.createUpdate(
                        "delete from lot where portfolio = :portfolio and strategy = :strategy and symbol = :symbol")
                .bind("portfolio", id.number())
                .bind("strategy", position.key().strategy())
                .bind("symbol", position.key().symbol())
                .execute();
        List<NumberedLot> numbered = new ArrayList<>();
        for (Lot lot : position.lots()) {
            numbered.add(new NumberedLot(numbered.size() + 1, lot));
        }
        rows(numbered)
                .ints("ns", NumberedLot::n)
                .texts("orders", row -> row.lot.orderId())
                .texts("days", row -> row.lot.opened().toString())
                .texts("quantities", row -> plain(row.lot.quantity()))
                .texts("amounts", row -> plain(row.lot.value()))
                .texts("costs", row -> plain(row.lot.costs()))
                .bind(
                        h.createUpdate(
                                """
                                insert into lot (portfolio, strategy, symbol, n, order_id, opened, quantity, value, costs)
                                select :portfolio, :strategy, :symbol, n, order_id, opened::date, quantity::numeric,
                                  value::numeric, costs::numeric
                                from unnest(:ns, :orders, :days, :quantities, :amounts, :costs)
                                  as given (n, order_id, opened, quantity, value, costs)
                                """))
                .bind("portfolio", id.number())
                .bind("strategy", position.key().strategy())
                .bind("symbol", position.key().symbol())
                .execute();
    }

    private void cash(Map<String, BigDecimal> before, Map<String, BigDecimal> after) {
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

    private void rates(Map<String, FxQuote> before, Map<String, FxQuote> after) {
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

    private void marks(Map<String, SymbolMark> before, Map<String, SymbolMark> after) {
        List<SymbolMark> moved =
                after.values().stream()
                        .filter(mark -> !mark.equals(before.get(mark.symbol())))
                        .toList();
        if (moved.isEmpty()) {
            return;
        }
        rows(moved)
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
}

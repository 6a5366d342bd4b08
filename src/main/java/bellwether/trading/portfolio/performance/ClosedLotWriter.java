package bellwether.trading.portfolio.performance;

import bellwether.platform.db.Unnest;
import bellwether.trading.execution.AccountEvent;
import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.Position;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.portfolio.AccountChange;
import bellwether.trading.portfolio.AccountListener;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Keeps which lots each change of an account closed, in its transaction.
public final class ClosedLotWriter implements AccountListener {
    private final InstantSource clock;

    public ClosedLotWriter(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void changed(Handle h, AccountChange change) {
        List<AccountEvent.LotClosed> closed = new ArrayList<>();
        for (AccountEvent event : change.happened().events()) {
            if (event instanceof AccountEvent.LotClosed one) {
                closed.add(one);
            }
        }
        if (!closed.isEmpty()) {
            insert(h, change.portfolio().id().number(), numbered(h, change, closed));
        }
    }

    private static List<ClosedLot> numbered(
            Handle h, AccountChange change, List<AccountEvent.LotClosed> closed) {
        Map<PositionKey, String> currencies = currencies(change.after());
        long last = ValuationDao.lastClosing(h, change.portfolio().id());
        List<ClosedLot> numbered = new ArrayList<>();
        for (AccountEvent.LotClosed one : closed) {
            last++;
            String currency = currencies.get(one.key());
            if (currency == null) {
                throw new IllegalStateException("a lot was closed of no position: " + one.key());
            }
            numbered.add(new ClosedLot(last, currency, one));
        }
        return numbered;
    }

    /// Positions stay in the account when they are closed.
    private static Map<PositionKey, String> currencies(AccountState state) {
        return state.positions().stream()
                .collect(Collectors.toMap(Position::key, Position::currency));
    }

    private void insert(Handle h, long portfolio, List<ClosedLot> lots) {
        Unnest.of(lots)
                .longs("ns", ClosedLot::n)
                .texts("strategies", one -> one.closing().key().strategy())
                .texts("symbols", one -> one.closing().key().symbol())
                .texts("currencies", ClosedLot::currency)
                .texts("entries", one -> one.closing().lot().orderId())
                .texts("opened", one -> one.closing().lot().opened().toString())
                .texts("exits", one -> one.closing().exit())
                .texts("closed", one -> one.closing().date().toString())
                .texts("quantities", plain(one -> one.closing().lot().quantity()))
                .texts("entry_values", plain(one -> one.closing().lot().value()))
                .texts("entry_costs", plain(one -> one.closing().lot().costs()))
                .texts("exit_values", plain(one -> one.closing().value()))
                .texts("exit_costs", plain(one -> one.closing().costs()))
                .texts("average_values", plain(one -> one.closing().averageValue()))
                .texts("average_costs", plain(one -> one.closing().averageCosts()))
                .bind(
                        h.createUpdate(
                                """
                                insert into closed_lot (portfolio, n, strategy, symbol, currency, entry_order, opened,
                                  exit_order, closed, quantity, entry_value, entry_costs, exit_value, exit_costs,
                                  average_value, average_costs, booked_at)
                                select :portfolio, n, strategy, symbol, currency, entry, opened::date, exit, closed::date,
                                  quantity::numeric, entry_value::numeric, entry_cost::numeric, exit_value::numeric,
                                  exit_cost::numeric, average_value::numeric, average_cost::numeric, :now
                                from unnest(:ns, :strategies, :symbols, :currencies, :entries, :opened, :exits, :closed,
                                  :quantities, :entry_values, :entry_costs, :exit_values, :exit_costs,
                                  :average_values, :average_costs)
                                  as given (n, strategy, symbol, currency, entry, opened, exit, closed, quantity,
                                    entry_value, entry_cost, exit_value, exit_cost, average_value, average_cost)
                                """))
                .bind("portfolio", portfolio)
                .bind("now", Timestamp.from(clock.instant()))
                .execute();
    }

    private static Function<ClosedLot, String> plain(Function<ClosedLot, BigDecimal> amount) {
        return lot -> amount.apply(lot).toPlainString();
    }
}

package bellwether.trading.portfolio.performance;

import bellwether.platform.db.Unnest;
import bellwether.trading.execution.AccountState;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioId;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Values accounts when a date is matched. Valued again, the same date is replaced.
public final class ValuationWriter {
    private final InstantSource clock;

    public ValuationWriter(InstantSource clock) {
        this.clock = clock;
    }

    /// Values an account, in a transaction that holds its row. What changed the account is written
    /// already, and the closed lots too. An earlier date than the newest valuation's counts for
    /// that one: late bars change what is known now, not what was known then.
    ///
    /// @param date that was matched
    /// @param terms of symbols by their ticker
    /// @throws IllegalStateException where the account has entries that are not written yet
    public Valuation write(
            Handle h,
            Portfolio portfolio,
            AccountState state,
            LocalDate date,
            Function<String, InstrumentTerms> terms) {
        PortfolioId id = portfolio.id();
        requireWritten(h, id, state);
        LocalDate newest = ValuationDao.newestDay(h, id).orElse(date);
        LocalDate day = date.isBefore(newest) ? newest : date;
        Set<String> needed = ValuationDao.currenciesSince(h, id, day);
        ValuedDay valued =
                new Valuer(portfolio.terms().currency(), terms)
                        .value(state, day, ValuationDao.lastClosing(h, id), needed);
        insert(h, id, valued.valuation());
        insert(h, id, day, valued.lots());
        return valued.valuation();
    }

    private static void requireWritten(Handle h, PortfolioId id, AccountState state) {
        long written =
                h.createQuery("select coalesce(max(seq), 0) from ledger where portfolio = :id")
                        .bind("id", id.number())
                        .mapTo(Long.class)
                        .one();
        if (written != state.ledgerSequence()) {
            throw new IllegalStateException(
                    "%s has %d ledger entries and %d written: value it once its change is written"
                            .formatted(id, state.ledgerSequence(), written));
        }
    }

    private void insert(Handle h, PortfolioId id, Valuation valuation) {
        h.createUpdate("delete from valuation where portfolio = :id and day = :day")
                .bind("id", id.number())
                .bind("day", valuation.day())
                .execute();
        h.createUpdate(
                        """
                        insert into valuation (portfolio, day, ledger_seq, closings, equity, positions, cash, rates,
                          missing, oldest_price, valued_at)
                        values (:id, :day, :ledger, :closings, :equity, :positions, :cash::jsonb, :rates::jsonb,
                          :missing, :oldest, :now)
                        """)
                .bind("id", id.number())
                .bind("day", valuation.day())
                .bind("ledger", valuation.booked().ledger())
                .bind("closings", valuation.booked().closings())
                .bindByType("equity", valuation.equity(), BigDecimal.class)
                .bindByType("positions", valuation.positions(), BigDecimal.class)
                .bind("cash", StoredAmounts.write(valuation.cash()))
                .bind("rates", StoredAmounts.write(valuation.rates()))
                .bindArray("missing", String.class, valuation.missing())
                .bindByType("oldest", valuation.oldestPrice(), LocalDate.class)
                .bind("now", Timestamp.from(clock.instant()))
                .execute();
    }

    private static void insert(Handle h, PortfolioId id, LocalDate day, List<ValuedLot> lots) {
        if (lots.isEmpty()) {
            return;
        }
        Unnest.of(lots)
                .texts("strategies", lot -> lot.key().strategy())
                .texts("symbols", lot -> lot.key().symbol())
                .texts("orders", ValuedLot::order)
                .texts("currencies", ValuedLot::currency)
                .texts("quantities", lot -> lot.quantity().toPlainString())
                .texts("costs", lot -> lot.cost().toPlainString())
                .texts("prices", lot -> plain(lot.price()))
                .texts("days", lot -> lot.pricedOn() == null ? null : lot.pricedOn().toString())
                .texts("worths", lot -> plain(lot.worth()))
                .bind(
                        h.createUpdate(
                                """
                                insert into valuation_lot (portfolio, day, strategy, symbol, order_id, currency, quantity,
                                  cost, price, priced_on, worth)
                                select :id, :day, strategy, symbol, order_id, currency, quantity::numeric, cost::numeric,
                                  price::numeric, priced_on::date, worth::numeric
                                from unnest(:strategies, :symbols, :orders, :currencies, :quantities, :costs, :prices,
                                  :days, :worths)
                                  as given (strategy, symbol, order_id, currency, quantity, cost, price, priced_on, worth)
                                """))
                .bind("id", id.number())
                .bind("day", day)
                .execute();
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}

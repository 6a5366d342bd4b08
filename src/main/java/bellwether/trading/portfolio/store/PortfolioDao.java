package bellwether.trading.portfolio.store;

import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.trading.execution.LotMethod;
import bellwether.trading.portfolio.Portfolio;
import bellwether.trading.portfolio.PortfolioDefinition;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.PortfolioTape;
import bellwether.trading.portfolio.PortfolioTerms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/// The rows of portfolios.
final class PortfolioDao {
    /// A statement that had taken too long.
    private static final String CANCELLED = "57014";

    private static final String COLUMNS =
            """
            id, owner, name, currency, tape, lot_method, shorting, costs, auto_convert, state, ruined,
            matched_to, version, created_at
            """;

    /// Makes an empty one with its strategy for what is traded by hand.
    ///
    /// @throws Refusal where the owner has one of this name
    Portfolio insert(Handle h, String owner, String name, PortfolioTerms terms, Instant now) {
        requireFree(h, owner, name, Optional.empty());
        Optional<Long> id =
                h.createQuery(
                                """
                                insert into portfolio (owner, name, currency, tape, lot_method, shorting, costs,
                                  auto_convert, created_at)
                                values (:owner, :name, :currency, :tape, :method, :shorting, :costs, :convert, :now)
                                on conflict (owner, name) do nothing returning id
                                """)
                        .bind("owner", owner)
                        .bind("name", name)
                        .bind("currency", terms.currency())
                        .bind("tape", terms.tape().code())
                        .bind("method", terms.lotMethod().key())
                        .bind("shorting", terms.shorting())
                        .bind("costs", terms.costs())
                        .bind("convert", terms.autoConvert())
                        .bind("now", Timestamp.from(now))
                        .mapTo(Long.class)
                        .findOne();
        long number = id.orElseThrow(() -> exists(name)); // by an older release beside this one
        insertManualStrategy(h, number, now);
        return find(h, owner, new PortfolioId(number)).orElseThrow();
    }

    private static void insertManualStrategy(Handle h, long portfolio, Instant now) {
        h.createUpdate(
                        """
                        insert into strategy (portfolio, name, is_manual, created_at, changed_at)
                        values (:portfolio, 'manual', true, :now, :now)
                        """)
                .bind("portfolio", portfolio)
                .bind("now", Timestamp.from(now))
                .execute();
    }

    /// Changes a portfolio that is locked.
    ///
    /// @throws Refusal where the owner has another of this name
    Portfolio update(Handle h, String owner, PortfolioId id, PortfolioDefinition changed) {
        PortfolioTerms terms = changed.terms();
        if (!find(h, owner, id).orElseThrow().name().equals(changed.name())) {
            requireFree(h, owner, changed.name(), Optional.of(id));
        }
        h.createUpdate(
                        """
                        update portfolio set name = :name, shorting = :shorting, costs = :costs,
                          auto_convert = :convert, version = version + 1
                        where id = :id
                        """)
                .bind("id", id.number())
                .bind("name", changed.name())
                .bind("shorting", terms.shorting())
                .bind("costs", terms.costs())
                .bind("convert", terms.autoConvert())
                .execute();
        return find(h, owner, id).orElseThrow();
    }

    /// Names are unique in any case. Until the end of the transaction no other takes one.
    private static void requireFree(
            Handle h, String owner, String name, Optional<PortfolioId> own) {
        h.execute(
                "select pg_advisory_xact_lock(hashtextextended(?, 12))", "portfolios of " + owner);
        Optional<String> holder =
                h.createQuery(
                                """
                                select name from portfolio
                                where owner = :owner and lower(name) = lower(:name) and id is distinct from :own
                                order by id limit 1
                                """)
                        .bind("owner", owner)
                        .bind("name", name)
                        .bind("own", own.map(PortfolioId::number).orElse(null))
                        .mapTo(String.class)
                        .findOne();
        if (holder.isPresent()) {
            throw exists(holder.get());
        }
    }

    private static Refusal exists(String name) {
        return Refusal.conflict(
                "portfolio_exists",
                "You have a portfolio named \"%s\" already, and names are unique in any case; choose another name."
                        .formatted(Quoted.text(name)));
    }

    /// The marks of its strategies hang by no key and go first.
    void delete(Handle h, PortfolioId id) {
        h.createUpdate(
                        """
                        delete from strategy_mark
                        where strategy in (select id from strategy where portfolio = :id)
                        """)
                .bind("id", id.number())
                .execute();
        h.createUpdate("delete from portfolio where id = :id").bind("id", id.number()).execute();
    }

    Optional<Portfolio> find(Handle h, String owner, PortfolioId id) {
        return one(h, owner, id, "");
    }

    Optional<AccountStore.Currencies> currencies(Handle h, String owner, PortfolioId id) {
        return h.createQuery(
                        """
                        select portfolio.currency, array(
                          select cash.currency from cash
                          where cash.portfolio = portfolio.id and cash.amount <> 0
                          union
                          select position.currency from position
                          join lot using (portfolio, strategy, symbol)
                          where position.portfolio = portfolio.id) as held
                        from portfolio where id = :id and owner = :owner
                        """)
                .bind("id", id.number())
                .bind("owner", owner)
                .map((row, _) ->
                        new AccountStore.Currencies(
                                row.getString(1), Set.of((String[]) row.getArray(2).getArray())))
                .findOne();
    }

    /// What many portfolios have cash of, or hold.
    Map<PortfolioId, Set<String>> currencies(Handle h, List<PortfolioId> ids) {
        Map<PortfolioId, Set<String>> found = new HashMap<>();
        h.createQuery(
                        """
                        select portfolio, currency from cash
                        where portfolio = any(:ids) and amount <> 0
                        union
                        select portfolio, position.currency from position
                        join lot using (portfolio, strategy, symbol) where portfolio = any(:ids)
                        """)
                .bindArray("ids", Long.class, ids.stream().map(PortfolioId::number).toList())
                .map((row, _) -> Map.entry(new PortfolioId(row.getLong(1)), row.getString(2)))
                .forEach(one ->
                        found.computeIfAbsent(one.getKey(), _ -> new TreeSet<>())
                                .add(one.getValue()));
        return found;
    }

    /// Waits for whoever changes it.
    ///
    /// @throws Refusal where so many change it that the statement's time is over before its turn
    Optional<Portfolio> lock(Handle h, String owner, PortfolioId id) {
        try {
            return one(h, owner, id, " for update");
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLException sql
                    && CANCELLED.equals(String.valueOf(sql.getSQLState()))) {
                throw Refusal.of(
                                RefusalKind.UNAVAILABLE,
                                "database_unavailable",
                                "Too many requests change %s at once; try again.".formatted(id))
                        .retryAfter(Duration.ofSeconds(5));
            }
            throw e;
        }
    }

    private static Optional<Portfolio> one(Handle h, String owner, PortfolioId id, String locking) {
        return h.createQuery(
                        "select %s from portfolio where id = :id and owner = :owner%s"
                                .formatted(COLUMNS, locking))
                .bind("id", id.number())
                .bind("owner", owner)
                .map(PortfolioDao::row)
                .findOne();
    }

    /// Those of an owner behind an id.
    List<Portfolio> list(Handle h, String owner, long after, int limit) {
        return h.createQuery(
                        """
                        select %s from portfolio where owner = :owner and id > :after order by id limit :limit
                        """
                                .formatted(COLUMNS))
                .bind("owner", owner)
                .bind("after", after)
                .bind("limit", limit)
                .map(PortfolioDao::row)
                .list();
    }

    private static Portfolio row(ResultSet row, StatementContext context) throws SQLException {
        return new Portfolio(
                new PortfolioId(row.getLong("id")),
                row.getString("owner"),
                row.getString("name"),
                new PortfolioTerms(
                        row.getString("currency"),
                        PortfolioTape.parse(row.getString("tape")).orElseThrow(),
                        LotMethod.valueOf(row.getString("lot_method").toUpperCase(Locale.ROOT)),
                        row.getBoolean("shorting"),
                        row.getString("costs"),
                        row.getBoolean("auto_convert")),
                row.getString("state").equals("halted"),
                row.getBoolean("ruined"),
                moment(row.getLong("matched_to")),
                row.getInt("version"),
                row.getTimestamp("created_at").toInstant());
    }

    private static Optional<Instant> moment(long seconds) {
        return seconds == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
    }
}

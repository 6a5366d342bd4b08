package bellwether.research.evidence.store;

import bellwether.research.evidence.signal.EvidenceScope;
import bellwether.research.evidence.signal.ScopeEvidence;
import bellwether.research.evidence.signal.ScopeMember;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Keeps the cards of scopes, and knows which are to be made.
public final class EvidenceDao {
    /// So many days of data are kept of the universe and of sectors.
    static final int DAYS = 30;

    /// So many of a symbol: there are many, and they are large.
    static final int DAYS_OF_SYMBOLS = 3;

    private static final String COUNTED =
            """
            with counted as (
                select symbol.id, ticker, sector, data_version + record_version as version,
                    cast(to_timestamp(last_ts) at time zone 'UTC' as date) as last
                from symbol join series on series.symbol_id = symbol.id and timeframe = '1d'
                where not synthetic and not starts_with(ticker, '^')
            ), scopes as (
                select 'universe' as scope, '' as member, sum(version) as seen, '' as shown
                    from counted having count(*) > 0
                union all select 'sector', sector, sum(version), sector
                    from counted where sector is not null group by sector
                union all select 'symbol', cast(id as text), version, ticker from counted
            )
            """;

    /// A scope that is to be made.
    ///
    /// @param shown the sector or ticker; empty for the universe
    public record Due(String scope, String shown) {}

    /// The newest day of daily bars of the symbols that count; empty where there are none.
    public Optional<LocalDate> newestDay(Handle h) {
        return h.createQuery(COUNTED + "select max(last) from counted")
                .mapTo(LocalDate.class)
                .findOne();
    }

    /// Scopes without cards of this day of the bars that are stored now.
    public List<Due> due(Handle h, LocalDate day) {
        return h.createQuery(
                        COUNTED
                                + """
                                select scope, shown from scopes
                                where not exists (select from evidence
                                    where owner = '' and evidence.scope = scopes.scope
                                        and evidence.member = scopes.member and data_day = :day
                                        and formula = :formula and evidence.seen = scopes.seen)
                                order by scope desc, shown
                                """)
                .bind("day", day)
                .bind("formula", ScopeEvidence.FORMULA)
                .map((rs, _) -> new Due(rs.getString(1), rs.getString(2)))
                .list();
    }

    /// The tickers that count, those of a sector where one is named.
    public List<String> tickers(Handle h, Optional<String> sector) {
        return h.createQuery(
                        COUNTED
                                + """
                                select ticker from counted
                                where cast(:sector as text) is null or sector = :sector
                                order by ticker
                                """)
                .bind("sector", sector.orElse(null))
                .mapTo(String.class)
                .list();
    }

    /// The versions of the bars of a scope, added; 0 where none of its symbols count any more.
    public long seen(Handle h, ScopeMember of) {
        if (of.scope() == EvidenceScope.SYMBOL) {
            return seenOfSymbol(h, Long.parseLong(of.member()));
        }
        return h.createQuery(
                        COUNTED
                                + "select seen from scopes where scope = :scope and member ="
                                + " :member")
                .bind("scope", of.scope().key())
                .bind("member", of.member())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /// Without looking at all others: there is an item of a job for each symbol.
    private static long seenOfSymbol(Handle h, long symbol) {
        return h.createQuery(
                        """
                        select data_version + record_version from symbol
                        where id = :symbol and not synthetic and not starts_with(ticker, '^')
                            and exists (select from series
                                where symbol_id = symbol.id and timeframe = '1d')
                        """)
                .bind("symbol", symbol)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /// The versions of the bars of those of these tickers that count, added.
    public long seen(Handle h, Collection<String> tickers) {
        return h.createQuery(
                        COUNTED
                                + "select coalesce(sum(version), 0) from counted where ticker ="
                                + " any(:tickers)")
                .bindArray("tickers", String.class, tickers)
                .mapTo(Long.class)
                .one();
    }

    /// Keeps the cards of a scope, and no more days of it than there is room for. What was made of
    /// the same bars is left as it is. Nothing is kept of screens of an owner who has none any
    /// more, and while it is written the owner's deletion waits for it.
    public void keep(Handle h, EvidenceRow row) {
        int written =
                h.createUpdate(
                                """
                                insert into evidence (owner, scope, member, symbol_id, data_day,
                                    formula, seen, symbols, from_day, to_day, cards, made_at)
                                select :owner, :scope, :member, :symbol, :day, :formula, :seen,
                                    :symbols, :from, :to, cast(:cards as json), :made
                                where (cast(:symbol as bigint) is null
                                        or exists (select from symbol where id = :symbol))
                                    and (:owner = '' or exists (select from screen
                                        where screen.owner = :owner for key share))
                                on conflict (owner, scope, member, data_day) do update
                                    set formula = excluded.formula, seen = excluded.seen,
                                        symbols = excluded.symbols, from_day = excluded.from_day,
                                        to_day = excluded.to_day, cards = excluded.cards,
                                        made_at = excluded.made_at
                                    where (evidence.formula, evidence.seen)
                                        <> (excluded.formula, excluded.seen)
                                """)
                        .bind("owner", row.of().owner())
                        .bind("scope", row.of().scope().key())
                        .bind("member", row.of().member())
                        .bind("symbol", row.of().symbolId())
                        .bind("day", row.dataDay())
                        .bind("formula", row.formula())
                        .bind("seen", row.seen())
                        .bind("symbols", row.cards().symbols())
                        .bind("from", row.cards().from())
                        .bind("to", row.cards().to())
                        .bind("cards", row.json())
                        .bind("made", Timestamp.from(row.madeAt()))
                        .execute();
        if (written > 0) {
            forget(h, row.of());
        }
    }

    private static void forget(Handle h, ScopeMember of) {
        h.createUpdate(
                        """
                        delete from evidence
                        where owner = :owner and scope = :scope and member = :member
                            and data_day < (select min(data_day) from (
                                select data_day from evidence
                                where owner = :owner and scope = :scope and member = :member
                                order by data_day desc limit :days) as newest)
                        """)
                .bind("owner", of.owner())
                .bind("scope", of.scope().key())
                .bind("member", of.member())
                .bind("days", of.scope() == EvidenceScope.SYMBOL ? DAYS_OF_SYMBOLS : DAYS)
                .execute();
    }

    /// Removes the screens of owners who now have none of daily bars that any symbol entered.
    public void forgetOwners(Handle h) {
        h.execute(
                """
                delete from evidence
                where owner <> '' and not exists (select from screen
                    join screen_span as span on span.screen = screen.id
                    where screen.owner = evidence.owner and screen.timeframe = '1d'
                        and not span.baseline and span.revised_at is null)
                """);
    }
}

package bellwether.research.learning.store;

import bellwether.platform.db.Unnest;
import bellwether.research.learning.Outcome;
import bellwether.research.learning.OutcomeOrigin;
import bellwether.research.learning.store.LabelMark.BaseMarks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// What is to be labelled, and how far it was.
public final class LabelDao {
    private static final String ROUND = "round";

    /// Locks the rounds of labelling, and counts this one; empty while someone else makes one.
    public Optional<Long> begin(Handle h) {
        h.createUpdate("insert into label_source (name) values (:name) on conflict do nothing")
                .bind("name", ROUND)
                .execute();
        return h.createQuery(
                        """
                        update label_source set rounds = rounds + 1
                        where name = (select name from label_source where name = :name for update skip locked)
                        returning rounds
                        """)
                .bind("name", ROUND)
                .mapTo(Long.class)
                .findOne();
    }

    /// Up to which number the signals of a source were taken in for good.
    public long seen(Handle h, OutcomeOrigin source) {
        return h.createQuery("select seen from label_source where name = :name")
                .bind("name", source.key())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /// The transactions that run now, and those before, are over when [#isOver] says so.
    public long horizon(Handle h) {
        return h.createQuery("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
                .mapTo(Long.class)
                .one();
    }

    /// Whether no transaction runs that ran at a horizon.
    public boolean isOver(Handle h, long horizon) {
        return h.createQuery(
                        "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint >= :horizon")
                .bind("horizon", horizon)
                .mapTo(Boolean.class)
                .one();
    }

    public void saw(Handle h, OutcomeOrigin source, long number) {
        h.createUpdate(
                        """
                        insert into label_source (name, seen) values (:name, :seen)
                        on conflict (name) do update set seen = excluded.seen
                        """)
                .bind("name", source.key())
                .bind("seen", number)
                .execute();
    }

    /// How many closed trades of a portfolio were taken in.
    public long seen(Handle h, long portfolio) {
        return h.createQuery("select seen from label_portfolio where portfolio = :portfolio")
                .bind("portfolio", portfolio)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    public void saw(Handle h, long portfolio, long n) {
        h.createUpdate(
                        """
                        insert into label_portfolio (portfolio, seen) values (:portfolio, :seen)
                        on conflict (portfolio) do update set seen = excluded.seen
                        """)
                .bind("portfolio", portfolio)
                .bind("seen", n)
                .execute();
    }

    /// Asks for labels of those that were added and are open.
    public void ask(Handle h, Collection<OutcomeWriter.NewRow> added) {
        List<OutcomeWriter.NewRow> open =
                added.stream()
                        .filter(one -> one.state().equals("pending"))
                        .collect(
                                Collectors.toMap(
                                        one -> one.symbol() + " " + one.timeframe(),
                                        one -> one,
                                        (one, _) -> one))
                        .values()
                        .stream()
                        .toList();
        if (open.isEmpty()) {
            return;
        }
        Unnest.of(open)
                .texts("symbols", one -> String.valueOf(one.symbol()))
                .texts("timeframes", OutcomeWriter.NewRow::timeframe)
                .bind(
                        h.createUpdate(
                                """
                                insert into label_mark (symbol, timeframe)
                                select cast(symbol as bigint), timeframe
                                from unnest(:symbols, :timeframes) as given (symbol, timeframe)
                                order by 1, 2
                                on conflict (symbol, timeframe) do update set asked = label_mark.asked + 1
                                """))
                .execute();
    }

    /// A symbol with something to label.
    public record Due(String ticker, String timeframe) {}

    /// Symbols with new signals, with bars that were stored or dates that were stated since the
    /// last look, or with outcomes that are open for long.
    public List<Due> due(Handle h, Instant now) {
        return h.createQuery(
                        """
                        select symbol.ticker, m.timeframe
                        from label_mark m join symbol on symbol.id = m.symbol
                          left join lateral (
                            select max(changed) as changed from series where series.symbol_id = m.symbol) s on true
                        where m.asked <> m.answered or m.look_at <= :now
                          or coalesce(s.changed, 0) + symbol.record_version <> m.version
                        order by m.timeframe, symbol.ticker
                        """)
                .bind("now", Timestamp.from(now))
                .map((row, _) -> new Due(row.getString(1), row.getString(2)))
                .list();
    }

    /// The marks of symbols, with their changes as they are now.
    public List<LabelMark> marks(Handle h, String timeframe, Collection<String> tickers) {
        return h.createQuery(
                        """
                        select m.symbol, m.timeframe, m.asked, m.look_at, m.bar, m.fingerprint, m.base_times,
                          convert_from(m.base_marks, 'SQL_ASCII') as marks,
                          coalesce((select max(changed) from series where symbol_id = m.symbol), 0)
                            + symbol.record_version as version
                        from label_mark m join symbol on symbol.id = m.symbol
                        where m.timeframe = :timeframe and symbol.ticker = any(:tickers)
                        """)
                .bind("timeframe", timeframe)
                .bindArray("tickers", String.class, List.copyOf(tickers))
                .map(LabelDao::mark)
                .list();
    }

    static LabelMark mark(ResultSet row, StatementContext context) throws SQLException {
        return new LabelMark(
                row.getLong("symbol"),
                row.getString("timeframe"),
                row.getLong("asked"),
                row.getLong("version"),
                OutcomeRows.moment(row, "look_at"),
                row.getLong("bar"),
                row.getLong("fingerprint"),
                base(row));
    }

    static BaseMarks base(ResultSet row) throws SQLException {
        return new BaseMarks(
                List.of((Long[]) row.getArray("base_times").getArray()), row.getString("marks"));
    }

    /// Outcomes of signals of a symbol that are not decided.
    public List<Outcome> open(Handle h, String timeframe, Collection<Long> symbols, Instant since) {
        return h.createQuery(
                        "select "
                                + OutcomeRows.COLUMNS
                                + """
                                from trade_outcome o
                                where o.symbol = any(:symbols) and o.timeframe = :timeframe and o.known_at >= :since
                                  and o.state in ('pending', 'unresolvable') and o.revised_at is null
                                """)
                .bindArray("symbols", Long.class, List.copyOf(symbols))
                .bind("timeframe", timeframe)
                .bind("since", Timestamp.from(since))
                .map(OutcomeRows::row)
                .list();
    }

    /// Outcomes of signals of a symbol that bars have decided.
    public List<Outcome> decided(Handle h, String timeframe, long symbol, Instant since) {
        return h.createQuery(
                        "select "
                                + OutcomeRows.COLUMNS
                                + """
                                from trade_outcome o
                                where o.symbol = :symbol and o.timeframe = :timeframe and o.known_at >= :since
                                  and o.origin in ('alert', 'detection') and o.state = 'final'
                                  and o.revised_at is null
                                """)
                .bind("symbol", symbol)
                .bind("timeframe", timeframe)
                .bind("since", Timestamp.from(since))
                .map(OutcomeRows::row)
                .list();
    }

    /// Notes how far symbols were labelled.
    public void answer(Handle h, Collection<LabelMark> marks) {
        for (LabelMark mark : marks) {
            h.createUpdate(
                            """
                            update label_mark set answered = :asked, version = :version, look_at = cast(:look as timestamptz), bar = :bar,
                              fingerprint = :print, base_times = :times, base_marks = convert_to(:marks, 'SQL_ASCII')
                            where symbol = :symbol and timeframe = :timeframe
                            """)
                    .bind("symbol", mark.symbol())
                    .bind("timeframe", mark.timeframe())
                    .bind("asked", mark.asked())
                    .bind("version", mark.version())
                    .bind("look", mark.lookAt() == null ? null : Timestamp.from(mark.lookAt()))
                    .bind("bar", mark.bar())
                    .bind("print", mark.fingerprint())
                    .bindArray("times", Long.class, mark.base().times())
                    .bind("marks", mark.base().marks())
                    .execute();
        }
    }
}

package bellwether.desk.journal.store;

import bellwether.desk.journal.JournalEntry;
import bellwether.desk.journal.JournalEntryId;
import bellwether.desk.journal.JournalQuery;
import bellwether.desk.journal.JournalText;
import bellwether.desk.journal.JournalVersion;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.history.TradeKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// The rows of entries and their versions.
public final class JournalDao {
    private static final String SELECT =
            """
            select id, trade_portfolio, trade_n, ticker, body, emotion, lesson, tags, plan_kept, version,
              written_at, changed_at
            from journal_entry
            """;

    public int count(Handle h, String owner) {
        return h.createQuery("select count(*) from journal_entry where owner = :owner")
                .bind("owner", owner)
                .mapTo(Integer.class)
                .one();
    }

    public JournalEntryId insert(
            Handle h,
            String owner,
            @Nullable TradeKey trade,
            @Nullable String ticker,
            JournalText said,
            Instant now) {
        return new JournalEntryId(
                said(
                                h.createQuery(
                                        """
                                        insert into journal_entry (owner, trade_portfolio, trade_n, ticker, body, emotion,
                                          lesson, tags, plan_kept, written_at, changed_at)
                                        values (:owner, :portfolio, :n, :ticker, :body, :emotion, :lesson, :tags, :kept,
                                          :now, :now)
                                        returning id
                                        """),
                                said)
                        .bind("owner", owner)
                        .bindByType(
                                "portfolio",
                                trade == null ? null : trade.portfolio().number(),
                                Long.class)
                        .bindByType("n", trade == null ? null : trade.n(), Long.class)
                        .bind("ticker", ticker)
                        .bind("now", Timestamp.from(now))
                        .mapTo(Long.class)
                        .one());
    }

    /// Keeps what an entry says as a version of it, and lets it say something else.
    public void change(Handle h, JournalEntryId id, JournalText said, Instant now) {
        h.createUpdate(
                        """
                        insert into journal_version (entry, version, body, emotion, lesson, tags, plan_kept, said_at)
                        select id, version, body, emotion, lesson, tags, plan_kept, changed_at
                        from journal_entry where id = :id
                        """)
                .bind("id", id.number())
                .execute();
        said(
                        h.createUpdate(
                                """
                                update journal_entry set body = :body, emotion = :emotion, lesson = :lesson, tags = :tags,
                                  plan_kept = :kept, version = version + 1, changed_at = :now
                                where id = :id
                                """),
                        said)
                .bind("id", id.number())
                .bind("now", Timestamp.from(now))
                .execute();
    }

    private static <S extends SqlStatement<S>> S said(S statement, JournalText said) {
        return statement
                .bind("body", said.text())
                .bind("emotion", said.emotion())
                .bind("lesson", said.lesson())
                .bindArray("tags", String.class, said.tags())
                .bindByType("kept", said.planKept(), Boolean.class);
    }

    public void delete(Handle h, JournalEntryId id) {
        h.createUpdate("delete from journal_entry where id = :id")
                .bind("id", id.number())
                .execute();
    }

    public Optional<JournalEntry> find(Handle h, String owner, JournalEntryId id) {
        return h.createQuery(SELECT + "where owner = :owner and id = :id")
                .bind("owner", owner)
                .bind("id", id.number())
                .map(JournalDao::row)
                .findOne();
    }

    /// The same, and no other transaction changes it before this one ends.
    public Optional<JournalEntry> lock(Handle h, String owner, JournalEntryId id) {
        return h.createQuery(SELECT + "where owner = :owner and id = :id for update")
                .bind("owner", owner)
                .bind("id", id.number())
                .map(JournalDao::row)
                .findOne();
    }

    /// The newest first.
    ///
    /// @param names that the symbol of the query has and had
    public List<JournalEntry> list(
            Handle h, String owner, JournalQuery query, List<String> names, int limit) {
        return h.createQuery(
                        SELECT
                                + """
                                where owner = :owner and id < :before
                                  and (:anyTicker or ticker = any(:tickers))
                                  and (cast(:portfolio as bigint) is null
                                    or (trade_portfolio, trade_n) = (:portfolio, cast(:n as bigint)))
                                  and (cast(:tag as text) is null
                                    or exists (select from unnest(tags) as one (tag) where lower(tag) = lower(:tag)))
                                  and (cast(:emotion as text) is null or emotion = lower(:emotion))
                                  and (cast(:kept as boolean) is null or plan_kept = :kept)
                                  and (cast(:words as text) is null
                                    or position(lower(:words) in lower(body)) > 0
                                    or position(lower(:words) in lower(lesson)) > 0)
                                  and (cast(:from as timestamptz) is null or written_at >= :from)
                                  and (cast(:to as timestamptz) is null or written_at < :to)
                                order by id desc limit :limit
                                """)
                .bind("owner", owner)
                .bind("before", query.before())
                .bind("anyTicker", query.ticker().isEmpty())
                .bindArray("tickers", String.class, names)
                .bindByType(
                        "portfolio",
                        query.trade().map(trade -> trade.portfolio().number()).orElse(null),
                        Long.class)
                .bindByType("n", query.trade().map(TradeKey::n).orElse(null), Long.class)
                .bind("tag", query.tag().orElse(null))
                .bind("emotion", query.emotion().orElse(null))
                .bindByType("kept", query.planKept().orElse(null), Boolean.class)
                .bind("words", query.words().orElse(null))
                .bindByType("from", query.from().map(Timestamp::from).orElse(null), Timestamp.class)
                .bindByType("to", query.to().map(Timestamp::from).orElse(null), Timestamp.class)
                .bind("limit", limit)
                .map(JournalDao::row)
                .list();
    }

    /// What an entry said before, the newest first.
    ///
    /// @param before versions below this one
    public List<JournalVersion> versions(Handle h, JournalEntryId id, long before, int limit) {
        return h.createQuery(
                        """
                        select version, body, emotion, lesson, tags, plan_kept, said_at
                        from journal_version where entry = :id and version < :before
                        order by version desc limit :limit
                        """)
                .bind("id", id.number())
                .bind("before", before)
                .bind("limit", limit)
                .map((row, _) ->
                        new JournalVersion(
                                row.getInt("version"),
                                said(row),
                                row.getTimestamp("said_at").toInstant()))
                .list();
    }

    private static JournalEntry row(ResultSet row, StatementContext context) throws SQLException {
        Long portfolio = row.getObject("trade_portfolio", Long.class);
        return new JournalEntry(
                new JournalEntryId(row.getLong("id")),
                portfolio == null
                        ? null
                        : new TradeKey(new PortfolioId(portfolio), row.getLong("trade_n")),
                row.getString("ticker"),
                said(row),
                row.getInt("version"),
                row.getTimestamp("written_at").toInstant(),
                row.getTimestamp("changed_at").toInstant());
    }

    private static JournalText said(ResultSet row) throws SQLException {
        return new JournalText(
                row.getString("body"),
                row.getString("emotion"),
                row.getString("lesson"),
                Arrays.asList((String[]) row.getArray("tags").getArray()),
                row.getObject("plan_kept", Boolean.class));
    }
}

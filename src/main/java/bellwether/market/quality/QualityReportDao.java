package bellwether.market.quality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Ledgers as they are kept, and which of them are behind the bars that they describe.
final class QualityReportDao {
    /// A symbol whose ledger is missing or behind.
    record Behind(long symbolId, String ticker) {}

    /// A ledger as it lies in the table.
    ///
    /// @param present the version of today's bars
    record Row(
            String ticker,
            long dataVersion,
            long present,
            boolean current,
            Instant computedAt,
            String document) {}

    /// What a ranking needs of a ledger.
    ///
    /// @param score without what time alone brings
    record Place(
            String ticker,
            Optional<String> exchange,
            Optional<LocalDate> delisted,
            boolean synthetic,
            LocalDate last,
            double score) {}

    /// A ledger on its way into the table.
    record New(
            long symbolId, long dataVersion, long recordVersion, double score, String document) {}

    private static final String CURRENT =
            """
            (ledger.data_version = symbol.data_version
                and ledger.record_version = symbol.record_version
                and ledger.rules_version = :rules)
            """;

    private static final String BEHIND =
            """
            select symbol.id, symbol.ticker
            from symbol
            join series on series.symbol_id = symbol.id and series.timeframe = '1d'
            left join quality_ledger as ledger on ledger.symbol_id = symbol.id
            where %s is not true and (:all or symbol.ticker = any(:tickers))
            order by symbol.ticker
            limit :most
            """
                    .formatted(CURRENT);

    private static final String COUNT_BEHIND =
            """
            select count(*)
            from symbol
            join series on series.symbol_id = symbol.id and series.timeframe = '1d'
            left join quality_ledger as ledger on ledger.symbol_id = symbol.id
            where %s is not true
            """
                    .formatted(CURRENT);

    private static final String ROWS =
            """
            select symbol.ticker, ledger.data_version, symbol.data_version, %s, ledger.computed_at,
                ledger.document
            from quality_ledger as ledger
            join symbol on symbol.id = ledger.symbol_id
            where symbol.ticker = any(:tickers)
            """
                    .formatted(CURRENT);

    private static final String PLACES =
            """
            select symbol.ticker, symbol.exchange, symbol.delisted, symbol.synthetic, series.last_ts,
                ledger.score
            from quality_ledger as ledger
            join symbol on symbol.id = ledger.symbol_id
            join series on series.symbol_id = symbol.id and series.timeframe = '1d'
            """;

    /// What another has computed of newer bars stays.
    private static final String PUT =
            """
            insert into quality_ledger (symbol_id, data_version, record_version, rules_version,
                computed_at, score, document)
            values (:symbol, :data, :record, :rules, :now, :score, :document::json)
            on conflict (symbol_id) do update
            set data_version = excluded.data_version, record_version = excluded.record_version,
                rules_version = excluded.rules_version, computed_at = excluded.computed_at,
                score = excluded.score, document = excluded.document
            where quality_ledger.data_version <= excluded.data_version
                and quality_ledger.record_version <= excluded.record_version
            """;

    /// @param tickers only these; all when there are none
    List<Behind> behind(Handle handle, Collection<String> tickers, int most) {
        return handle.createQuery(BEHIND)
                .bind("rules", Inspection.RULES_VERSION)
                .bind("all", tickers.isEmpty())
                .bindArray("tickers", String.class, List.copyOf(tickers))
                .bind("most", most)
                .map((row, _) -> new Behind(row.getLong(1), row.getString(2)))
                .list();
    }

    int countBehind(Handle handle) {
        return handle.createQuery(COUNT_BEHIND)
                .bind("rules", Inspection.RULES_VERSION)
                .mapTo(Integer.class)
                .one();
    }

    List<Row> rows(Handle handle, Collection<String> tickers) {
        return handle.createQuery(ROWS)
                .bind("rules", Inspection.RULES_VERSION)
                .bindArray("tickers", String.class, List.copyOf(tickers))
                .map((row, _) ->
                        new Row(
                                row.getString(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getBoolean(4),
                                row.getTimestamp(5).toInstant(),
                                row.getString(6)))
                .list();
    }

    /// Of every ledger that there is.
    List<Place> places(Handle handle) {
        return handle.createQuery(PLACES).map((row, _) -> place(row)).list();
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(
                row.getString(1),
                Optional.ofNullable(row.getString(2)),
                Optional.ofNullable(row.getObject(3, LocalDate.class)),
                row.getBoolean(4),
                LocalDate.ofEpochDay(Math.floorDiv(row.getLong(5), 86_400L)),
                row.getDouble(6));
    }

    void put(Handle handle, List<New> ledgers, Instant now) {
        PreparedBatch batch = handle.prepareBatch(PUT);
        for (New ledger : ledgers) {
            batch.bind("symbol", ledger.symbolId())
                    .bind("data", ledger.dataVersion())
                    .bind("record", ledger.recordVersion())
                    .bind("rules", Inspection.RULES_VERSION)
                    .bind("now", now)
                    .bind("score", ledger.score())
                    .bind("document", ledger.document())
                    .add();
        }
        if (!ledgers.isEmpty()) {
            batch.execute();
        }
    }
}

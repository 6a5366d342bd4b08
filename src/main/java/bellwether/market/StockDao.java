package bellwether.market;

import bellwether.market.StockBars.DatedBar;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericType;
import org.jspecify.annotations.Nullable;

/// Reads symbols and bars for people, page by page.
final class StockDao {
    private static final String STOCKS =
            """
            select symbol.ticker, symbol.name, symbol.currency, coalesce(series.bar_count, 0),
                series.first_ts, series.last_ts,
                array(
                    select source.name
                    from unnest(series.source_ids) with ordinality as used (id, place)
                    join source on source.id = used.id
                    order by used.place
                ),
                symbol.synthetic, symbol.data_version
            from symbol
            left join series on series.symbol_id = symbol.id and series.timeframe = :timeframe
            """;

    private static final String PAGE =
            STOCKS
                    + """
                    where symbol.ticker > :after
                        and (position(:search in lower(symbol.ticker)) > 0
                            or position(:search in lower(symbol.name)) > 0)
                    order by symbol.ticker
                    limit :most
                    """;

    private static final String ONE = STOCKS + " where symbol.ticker = :ticker";

    private static final String BLOCKS =
            """
            select symbol.synthetic, symbol.data_version, block.packed
            from symbol
            left join bar_block as block on block.symbol_id = symbol.id
                and block.timeframe = :timeframe
                and block.last_ts >= :from and block.first_ts <= :to
            where symbol.ticker = :ticker
            order by block.block_start
            """;

    private static final String SOURCES = "select id, name from source where id = any(:ids)";

    private final Jdbi jdbi;

    StockDao(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// @param search in lower case, part of the ticker or the name
    List<Stock> page(Timeframe timeframe, String after, String search, int most) {
        return jdbi.withHandle(handle ->
                handle.createQuery(PAGE)
                        .bind("timeframe", timeframe.code())
                        .bind("after", after)
                        .bind("search", search)
                        .bind("most", most)
                        .map((row, _) -> stock(row))
                        .list());
    }

    Optional<Stock> stock(Timeframe timeframe, Ticker ticker) {
        return jdbi.withHandle(handle ->
                handle.createQuery(ONE)
                        .bind("timeframe", timeframe.code())
                        .bind("ticker", ticker.name())
                        .map((row, _) -> stock(row))
                        .findOne());
    }

    Optional<Long> dataVersion(Ticker ticker) {
        return jdbi.withHandle(handle ->
                handle.createQuery("select data_version from symbol where ticker = :ticker")
                        .bind("ticker", ticker.name())
                        .mapTo(Long.class)
                        .findOne());
    }

    /// The oldest `most` bars of a span of time, both ends included.
    Optional<StockBars> bars(Ticker ticker, Timeframe timeframe, long from, long to, int most) {
        return jdbi.withHandle(handle -> {
            Span span = new Span(ticker, timeframe, from, to, most);
            handle.createQuery(BLOCKS)
                    .bind("timeframe", timeframe.code())
                    .bind("ticker", ticker.name())
                    .bind("from", from)
                    .bind("to", to)
                    .map((row, _) -> span.add(row))
                    .list();
            return span.bars(handle);
        });
    }

    private static Stock stock(ResultSet row) throws SQLException {
        return new Stock(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                date(row, 5),
                date(row, 6),
                List.of((String[]) row.getArray(7).getArray()),
                row.getBoolean(8),
                row.getLong(9));
    }

    private static @Nullable LocalDate date(ResultSet row, int column) throws SQLException {
        long time = row.getLong(column);
        return row.wasNull() ? null : date(time);
    }

    private static LocalDate date(long time) {
        return LocalDate.ofEpochDay(Math.floorDiv(time, Timeframe.SECONDS_PER_DAY));
    }

    /// Collects the bars of a span from the blocks that touch it.
    private static final class Span {
        private record Picked(Block block, int index) {}

        private final Ticker ticker;
        private final Timeframe timeframe;
        private final long from;
        private final long to;
        private final int most;
        private final List<Picked> picked = new ArrayList<>();
        private boolean known;
        private boolean synthetic;
        private long dataVersion;

        Span(Ticker ticker, Timeframe timeframe, long from, long to, int most) {
            this.ticker = ticker;
            this.timeframe = timeframe;
            this.from = from;
            this.to = to;
            this.most = most;
        }

        boolean add(ResultSet row) throws SQLException {
            known = true;
            synthetic = row.getBoolean(1);
            dataVersion = row.getLong(2);
            byte[] packed = row.getBytes(3);
            if (packed != null && picked.size() < most) {
                pick(Block.unpack(packed));
            }
            return true;
        }

        private void pick(Block block) {
            for (int i = 0; i < block.bars().size() && picked.size() < most; i++) {
                long time = block.bars().time()[i];
                if (time >= from && time <= to) {
                    picked.add(new Picked(block, i));
                }
            }
        }

        Optional<StockBars> bars(Handle handle) {
            if (!known) {
                return Optional.empty();
            }
            Map<Integer, String> names = names(handle);
            List<DatedBar> bars = picked.stream().map(bar -> dated(bar, names)).toList();
            return Optional.of(
                    new StockBars(ticker.name(), timeframe, synthetic, dataVersion, bars));
        }

        private Map<Integer, String> names(Handle handle) {
            List<Integer> ids =
                    picked.stream().map(bar -> bar.block.sources()[bar.index]).distinct().toList();
            return handle.createQuery(SOURCES)
                    .bindArray("ids", Integer.class, ids)
                    .setMapKeyColumn("id")
                    .setMapValueColumn("name")
                    .collectInto(new GenericType<>() {});
        }

        private static DatedBar dated(Picked bar, Map<Integer, String> names) {
            Bars bars = bar.block.bars();
            int i = bar.index;
            double volume = bars.volume()[i];
            return new DatedBar(
                    date(bars.time()[i]),
                    bars.open()[i],
                    bars.high()[i],
                    bars.low()[i],
                    bars.close()[i],
                    Double.isNaN(volume) ? null : volume,
                    names.getOrDefault(bar.block.sources()[i], "unknown"));
        }
    }
}

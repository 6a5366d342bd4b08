package bellwether.market;

import bellwether.calendar.TradingCalendar;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.generic.GenericType;
import org.jspecify.annotations.Nullable;

/// Makes the bars of a span of time out of the blocks that touch it: adjusts them, puts them
/// together, averages them, as it was asked for, and picks.
final class Span {
    private static final String SOURCES = "select id, name from source where id = any(:ids)";

    private static final int DAYS_OF_A_YEAR = 366;

    private final BarQuery query;
    private final Timeframe base;
    private final TradingCalendar calendar;
    private final Instant now;
    private final List<Block> blocks = new ArrayList<>();

    /// @param base the timeframe of the blocks
    Span(BarQuery query, Timeframe base, TradingCalendar calendar, Instant now) {
        this.query = query;
        this.base = base;
        this.calendar = calendar;
        this.now = now;
    }

    Timeframe base() {
        return base;
    }

    boolean isAdjusted() {
        return query.adjustment() != Adjustment.NONE;
    }

    /// The first second of which blocks are needed. Adjusted bars need the whole history, because
    /// each factor depends on what came later, and for dividends on the close before; averaged ones
    /// and longer ones need what came before.
    long earliest() {
        if (!query.isPlain() || !(base.isIntraday() || query.timeframe() == base)) {
            return Long.MIN_VALUE;
        }
        if (query.timeframe() == base) {
            return query.from();
        }
        boolean isShort = query.timeframe().compareTo(Timeframe.DAY) <= 0;
        return query.from() - (isShort ? 1 : DAYS_OF_A_YEAR) * Timeframe.SECONDS_PER_DAY;
    }

    long latest() {
        return query.isPlain() && query.timeframe() == base ? query.to() : Long.MAX_VALUE;
    }

    /// Adds a block; they come in the order of time.
    boolean add(ResultSet row) throws SQLException {
        blocks.add(Block.unpack(row.getBytes(1)));
        return true;
    }

    /// @param actions of the symbol, when its bars are to be adjusted: then the blocks are those of
    ///   the whole history
    List<StockBars.DatedBar> bars(Handle handle, List<Action> actions) {
        Block joined = Block.join(blocks);
        Bars adjusted =
                !isAdjusted()
                        ? joined.bars()
                        : new Adjuster(
                                        joined.bars(),
                                        actions,
                                        query.adjustment() == Adjustment.TOTAL,
                                        base.isIntraday() ? calendar.zone() : ZoneOffset.UTC)
                                .bars();
        Aggregation all = Aggregation.of(adjusted, base, query.timeframe(), calendar, now);
        boolean whole = query.timeframe() == base || query.incomplete();
        return picked(handle, whole ? all : all.completed(), joined);
    }

    private List<StockBars.DatedBar> picked(Handle handle, Aggregation found, Block joined) {
        Bars bars = query.chart() == Chart.HEIKIN_ASHI ? HeikinAshi.of(found.bars()) : found.bars();
        Map<Integer, String> names = names(handle, joined);
        List<StockBars.DatedBar> picked = new ArrayList<>();
        for (int i = 0; i < bars.size() && picked.size() < query.most(); i++) {
            long time = bars.time()[i];
            if (time >= query.from() && time <= query.to()) {
                int[] sources =
                        Arrays.copyOfRange(joined.sources(), found.first()[i], found.end()[i]);
                picked.add(dated(bars, i, i >= found.complete(), source(sources, names)));
            }
        }
        return picked;
    }

    private static String source(int[] ids, Map<Integer, String> names) {
        return Arrays.stream(ids)
                .distinct()
                .mapToObj(id -> names.getOrDefault(id, "unknown"))
                .collect(Collectors.joining("; "));
    }

    private static Map<Integer, String> names(Handle handle, Block joined) {
        return handle.createQuery(SOURCES)
                .bindArray("ids", Integer.class, joined.distinctSources())
                .setMapKeyColumn("id")
                .setMapValueColumn("name")
                .collectInto(new GenericType<>() {});
    }

    private StockBars.DatedBar dated(Bars bars, int i, boolean partial, String source) {
        double volume = bars.volume()[i];
        Instant begin = Instant.ofEpochSecond(bars.time()[i]);
        boolean within = query.timeframe().isIntraday();
        LocalDate date = within ? calendar.day(begin) : Timeframe.date(bars.time()[i]);
        @Nullable Instant time = within ? begin : null;
        return new StockBars.DatedBar(
                date,
                time,
                bars.open()[i],
                bars.high()[i],
                bars.low()[i],
                bars.close()[i],
                Double.isNaN(volume) ? null : volume,
                source,
                partial);
    }
}

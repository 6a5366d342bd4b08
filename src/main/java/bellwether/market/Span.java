package bellwether.market;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.generic.GenericType;

/// Collects the bars of a span of time from the blocks that touch it.
final class Span {
    private record Picked(Block block, int index) {
        int source() {
            return block.sources()[index];
        }
    }

    private static final String SOURCES = "select id, name from source where id = any(:ids)";

    private final BarQuery query;
    private final Adjustment adjustment;
    private final List<Picked> picked = new ArrayList<>();
    private final List<Block> all = new ArrayList<>();
    private boolean known;
    private String ticker;
    private boolean synthetic;
    private long dataVersion;

    Span(BarQuery query, Adjustment adjustment) {
        this.query = query;
        this.ticker = query.ticker().name();
        this.adjustment = adjustment;
    }

    /// Adds a block; they come in the order of time.
    boolean add(ResultSet row) throws SQLException {
        known = true;
        ticker = row.getString(1);
        synthetic = row.getBoolean(2);
        dataVersion = row.getLong(3);
        byte[] packed = row.getBytes(4);
        if (packed != null) {
            Block block = Block.unpack(packed);
            if (adjustment == Adjustment.NONE) {
                pick(block);
            } else {
                all.add(block);
            }
        }
        return true;
    }

    /// Adjusts the blocks, which are those of the whole history, and picks what was asked for.
    void adjust(List<Action> actions) {
        Block joined = Block.join(all);
        Adjuster adjuster = new Adjuster(joined.bars(), actions, adjustment == Adjustment.TOTAL);
        pick(new Block(adjuster.bars(), joined.sources()));
    }

    private void pick(Block block) {
        for (int i = 0; i < block.bars().size() && picked.size() < query.most(); i++) {
            long time = block.bars().time()[i];
            if (time >= query.from() && time <= query.to()) {
                picked.add(new Picked(block, i));
            }
        }
    }

    Optional<StockBars> bars(Handle handle) {
        if (!known) {
            return Optional.empty();
        }
        Map<Integer, String> names = names(handle);
        List<StockBars.DatedBar> bars = picked.stream().map(bar -> dated(bar, names)).toList();
        return Optional.of(
                new StockBars(
                        ticker,
                        query.ticker().name().equals(ticker) ? null : query.ticker().name(),
                        query.timeframe(),
                        adjustment,
                        synthetic,
                        dataVersion,
                        bars));
    }

    private Map<Integer, String> names(Handle handle) {
        List<Integer> ids = picked.stream().map(Picked::source).distinct().toList();
        return handle.createQuery(SOURCES)
                .bindArray("ids", Integer.class, ids)
                .setMapKeyColumn("id")
                .setMapValueColumn("name")
                .collectInto(new GenericType<>() {});
    }

    private static StockBars.DatedBar dated(Picked bar, Map<Integer, String> names) {
        Bars bars = bar.block.bars();
        int i = bar.index;
        double volume = bars.volume()[i];
        return new StockBars.DatedBar(
                StockDao.date(bars.time()[i]),
                bars.open()[i],
                bars.high()[i],
                bars.low()[i],
                bars.close()[i],
                Double.isNaN(volume) ? null : volume,
                names.getOrDefault(bar.source(), "unknown"));
    }
}

package bellwether.market.bars.http;

import bellwether.market.bars.history.BarSpan;
import bellwether.market.bars.history.BlockDao;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import java.util.List;
import java.util.Map;

/// Columns are as long as a symbol has bars, so all bars of a symbol are held until the last column
/// is sent: more than so many go as rows, which are not.
final class ColumnsLimit {
    private static final int MOST = 100_000;

    /// Of a bar that waits, and of the same while the parts are joined.
    private static final int BYTES_PER_BAR = 2 * 60;

    private final ExportDao dao;

    ColumnsLimit(ExportDao dao) {
        this.dao = dao;
    }

    /// What the symbol with the most bars needs beside what all exports do.
    ///
    /// @throws Refusal 422 when one has too many
    long bytes(BarSpan span, ExportPlan plan) {
        List<Long> large = plan.large();
        if (large.isEmpty()) {
            return 0;
        }
        Map<Long, BlockDao.Extent> extents = dao.extents(span, plan, large);
        long most =
                extents.values().stream()
                        .mapToLong(extent -> bars(extent, span.view().timeframe()))
                        .max()
                        .orElse(0);
        if (most > MOST) {
            throw Refusal.invalid(
                    "?shape",
                    "columns support at most %,d bars per symbol, were up to %,d; use a shorter range, a longer timeframe, or rows, CSV or Parquet, which have no such limit"
                            .formatted(MOST, most));
        }
        return most * BYTES_PER_BAR;
    }

    /// No more than are stored, and no more than fit into their time.
    private static long bars(BlockDao.Extent extent, Timeframe timeframe) {
        return Math.min(extent.bars(), extent.seconds() / timeframe.seconds() + 2);
    }
}

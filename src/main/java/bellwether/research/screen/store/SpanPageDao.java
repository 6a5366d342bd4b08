package bellwether.research.screen.store;

import bellwether.market.symbols.Timeframe;
import bellwether.research.screen.EnteredScreen;
import bellwether.research.screen.ScreenId;
import bellwether.research.screen.ScreenSpan;
import bellwether.research.screen.SpanEnd;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Pages of spans, for those who look at them.
final class SpanPageDao {
    /// Those of a screen, the newest first.
    ///
    /// @param before only those with a smaller number
    /// @param isOpen only those of symbols that still pass
    List<ScreenSpan> list(Handle h, ScreenId screen, boolean isOpen, long before, int limit) {
        return h.createQuery(
                        """
                        select span.id, symbol.ticker, span.entered_bar, span.left_bar, span.baseline,
                          span.ended, span.revised_at
                        from screen_span as span join symbol on symbol.id = span.symbol
                        where span.screen = :screen and span.id < :before
                          and (span.ended is null or not :open)
                        order by span.id desc limit :limit
                        """)
                .bind("screen", screen.number())
                .bind("before", before)
                .bind("open", isOpen)
                .bind("limit", limit)
                .map((row, _) -> span(row))
                .list();
    }

    /// Symbols that entered tracked screens of an owner and still pass, the newest first. What
    /// passed when tracking began has not entered.
    ///
    /// @param since with a bar from then on
    List<EnteredScreen> entered(Handle h, String owner, Instant since) {
        return h.createQuery(
                        """
                        select symbol.ticker, screen.name, span.entered_bar
                        from screen_span as span join screen on screen.id = span.screen
                          join symbol on symbol.id = span.symbol
                        where screen.owner = :owner and screen.track and span.ended is null
                          and not span.baseline and span.entered_bar >= :since
                        order by span.entered_bar desc, screen.id, symbol.ticker
                        """)
                .bind("owner", owner)
                .bind("since", since.getEpochSecond())
                .map((row, _) ->
                        new EnteredScreen(
                                row.getString("ticker"),
                                row.getString("name"),
                                Timeframe.date(row.getLong("entered_bar"))))
                .list();
    }

    private static ScreenSpan span(ResultSet row) throws SQLException {
        String ended = row.getString(6);
        Timestamp revised = row.getTimestamp(7);
        Instant revisedAt = revised == null ? null : revised.toInstant();
        return new ScreenSpan(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getObject(4, Long.class),
                row.getBoolean(5),
                ended == null ? null : SpanEnd.of(ended),
                revisedAt);
    }
}

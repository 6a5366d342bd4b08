package bellwether.research.screen.store;

import bellwether.research.screen.ScreenId;
import bellwether.research.screen.ScreenMove;
import bellwether.research.screen.ScreenSpan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// The rows of when symbols passed tracked screens.
public final class SpanDao {
    private static final String ENTER =
            """
            insert into screen_span (screen, symbol, entered_bar, baseline)
            select :screen, :symbol, :bar, :baseline
            where exists (select from screen where id = :screen and track)
            on conflict do nothing
            """;

    private static final String LEAVE =
            """
            update screen_span set left_bar = :bar
            where screen = :screen and symbol = :symbol and left_bar is null
              and entered_bar < :bar
            """;

    /// A screen and a symbol in it.
    public record Inside(long screen, long symbol) {}

    /// Which of some symbols are in which of some screens now.
    public Set<Inside> inside(Handle h, Collection<ScreenId> screens, Collection<String> tickers) {
        if (screens.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(
                h.createQuery(
                                """
                                select span.screen, span.symbol from screen_span as span
                                join symbol on symbol.id = span.symbol
                                where span.screen = any(:screens) and span.left_bar is null
                                  and symbol.ticker = any(:tickers)
                                """)
                        .bindArray(
                                "screens",
                                Long.class,
                                screens.stream().map(ScreenId::number).toList())
                        .bindArray("tickers", String.class, List.copyOf(tickers))
                        .map((row, _) -> new Inside(row.getLong(1), row.getLong(2)))
                        .list());
    }

    /// Keeps these in their order, each at most once.
    ///
    /// @return those that were new
    public List<ScreenMove> put(Handle h, List<ScreenMove> moves) {
        List<ScreenMove> kept = new ArrayList<>();
        for (ScreenMove move : moves) {
            var statement =
                    h.createUpdate(move.entered() ? ENTER : LEAVE)
                            .bind("screen", move.screen().id().number())
                            .bind("symbol", move.symbol())
                            .bind("bar", move.bar());
            if (move.entered()) {
                statement.bind("baseline", move.baseline());
            }
            if (statement.execute() == 1) {
                kept.add(move);
            }
        }
        return kept;
    }

    /// Those of a screen, the newest first.
    ///
    /// @param before only those with a smaller number
    /// @param isOpen only those of symbols that still pass
    public List<ScreenSpan> list(
            Handle h, ScreenId screen, boolean isOpen, long before, int limit) {
        return h.createQuery(
                        """
                        select span.id, symbol.ticker, span.entered_bar, span.left_bar, span.baseline
                        from screen_span as span join symbol on symbol.id = span.symbol
                        where span.screen = :screen and span.id < :before
                          and (span.left_bar is null or not :open)
                        order by span.id desc limit :limit
                        """)
                .bind("screen", screen.number())
                .bind("before", before)
                .bind("open", isOpen)
                .bind("limit", limit)
                .map((row, _) -> {
                    long left = row.getLong(4);
                    boolean isOver = !row.wasNull();
                    return new ScreenSpan(
                            row.getLong(1),
                            row.getString(2),
                            row.getLong(3),
                            isOver ? left : null,
                            row.getBoolean(5));
                })
                .list();
    }
}

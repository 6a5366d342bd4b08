package bellwether.research.screen.store;

import bellwether.research.screen.SavedScreen;
import bellwether.research.screen.ScreenId;
import bellwether.research.screen.ScreenMove;
import bellwether.research.screen.SpanEnd;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of when symbols passed tracked screens.
public final class SpanDao {
    private static final String ENTER =
            """
            insert into screen_span (screen, symbol, entered_bar, baseline, left_bar, ended)
            select screen, symbol, entered, baseline, nullif(gone, 0), nullif(ended, '')
            from unnest(:screens, :symbols, :entered, :baselines, :gone, :ended)
              with ordinality as found (screen, symbol, entered, baseline, gone, ended, place)
            order by place
            on conflict do nothing returning screen, symbol, entered_bar
            """;

    private static final String LEAVE =
            """
            update screen_span as span set left_bar = found.gone, ended = found.ended,
              revised_at = case when found.ended = 'revised' then clock_timestamp() end
            from unnest(:screens, :symbols, :gone, :ended) as found (screen, symbol, gone, ended)
            where span.screen = found.screen and span.symbol = found.symbol
              and span.ended is null and (span.entered_bar < found.gone or found.ended <> 'left')
            returning span.screen, span.symbol, found.gone
            """;

    /// A span as sweeps need it.
    ///
    /// @param left null where it has not left on a bar
    public record Standing(
            long id, long screen, long symbol, long entered, @Nullable Long left, boolean isOpen) {}

    /// A move by what makes it one of a kind.
    private record Key(long screen, long symbol, long bar) {
        static Key of(ScreenMove move) {
            return new Key(move.screen().id().number(), move.symbol(), move.bar());
        }
    }

    /// A symbol that enters, and leaves within the same walk.
    private record Stay(ScreenMove entered, Optional<ScreenMove> left) {}

    /// The open spans of some symbols in some screens, and those whose bars may be corrected yet.
    ///
    /// @param since those that entered or left before are as they are
    public List<Standing> standing(
            Handle h, Collection<ScreenId> screens, Collection<String> tickers, long since) {
        if (screens.isEmpty()) {
            return List.of();
        }
        return h.createQuery(
                        """
                        select span.id, span.screen, span.symbol, span.entered_bar, span.left_bar,
                          span.ended is null
                        from symbol join screen_span as span on span.symbol = symbol.id
                        where symbol.ticker = any(:tickers) and span.screen = any(:screens)
                          and span.revised_at is null
                          and (span.ended is null or span.entered_bar >= :since
                            or span.left_bar >= :since)
                        """)
                .bindArray("screens", Long.class, screens.stream().map(ScreenId::number).toList())
                .bindArray("tickers", String.class, List.copyOf(tickers))
                .bind("since", since)
                .map((row, _) ->
                        new Standing(
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getObject(5, Long.class),
                                row.getBoolean(6)))
                .list();
    }

    /// Keeps these of screens that find what they found when the walk began, each at most once. The
    /// screens stay so until the transaction ends.
    ///
    /// @return those that were new
    public List<ScreenMove> put(Handle h, List<ScreenMove> moves) {
        if (moves.isEmpty()) {
            return List.of();
        }
        Set<ScreenId> same = new HashSet<>();
        Map<ScreenId, SavedScreen> walked = new HashMap<>();
        moves.forEach(move -> walked.put(move.screen().id(), move.screen()));
        for (SavedScreen now : new ScreenDao().held(h, walked.keySet())) {
            SavedScreen then = walked.get(now.id());
            if (then != null && now.track() && now.definition().findsAs(then.definition())) {
                same.add(now.id());
            }
        }
        return keep(h, moves.stream().filter(move -> same.contains(move.screen().id())).toList());
    }

    private static List<ScreenMove> keep(Handle h, List<ScreenMove> moves) {
        List<ScreenMove> leaving = new ArrayList<>();
        List<Stay> stays = new ArrayList<>();
        Map<Key, Integer> open = new HashMap<>();
        for (ScreenMove move : moves) {
            Key symbol = new Key(move.screen().id().number(), move.symbol(), 0);
            if (move.isEntered()) {
                open.put(symbol, stays.size());
                stays.add(new Stay(move, Optional.empty()));
                continue;
            }
            Integer place = open.remove(symbol);
            if (place == null) {
                leaving.add(move);
            } else {
                stays.set(place, new Stay(stays.get(place).entered(), Optional.of(move)));
            }
        }
        List<ScreenMove> kept = new ArrayList<>(left(h, leaving));
        Set<Key> entered = entered(h, stays);
        stays.stream()
                .filter(stay -> entered.contains(Key.of(stay.entered())))
                .forEach(stay -> {
                    kept.add(stay.entered());
                    stay.left().ifPresent(kept::add);
                });
        return kept;
    }

    private static List<ScreenMove> left(Handle h, List<ScreenMove> moves) {
        if (moves.isEmpty()) {
            return List.of();
        }
        Set<Key> done =
                h.createQuery(LEAVE)
                        .bindArray("screens", Long.class, screens(moves))
                        .bindArray("symbols", Long.class, symbols(moves))
                        .bindArray("gone", Long.class, bars(moves))
                        .bindArray(
                                "ended",
                                String.class,
                                moves.stream().map(move -> word(move.end())).toList())
                        .map((row, _) -> key(row))
                        .set();
        return moves.stream().filter(move -> done.contains(Key.of(move))).toList();
    }

    private static Set<Key> entered(Handle h, List<Stay> stays) {
        if (stays.isEmpty()) {
            return Set.of();
        }
        List<ScreenMove> moves = stays.stream().map(Stay::entered).toList();
        return h.createQuery(ENTER)
                .bindArray("screens", Long.class, screens(moves))
                .bindArray("symbols", Long.class, symbols(moves))
                .bindArray("entered", Long.class, bars(moves))
                .bindArray(
                        "baselines",
                        Boolean.class,
                        moves.stream().map(ScreenMove::baseline).toList())
                .bindArray(
                        "gone",
                        Long.class,
                        stays.stream()
                                .map(stay -> stay.left().map(ScreenMove::bar).orElse(0L))
                                .toList())
                .bindArray(
                        "ended",
                        String.class,
                        stays.stream()
                                .map(stay -> stay.left().map(left -> word(left.end())).orElse(""))
                                .toList())
                .map((row, _) -> key(row))
                .set();
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(row.getLong(1), row.getLong(2), row.getLong(3));
    }

    private static String word(@Nullable SpanEnd end) {
        return end == null ? "" : end.word();
    }

    private static List<Long> screens(List<ScreenMove> moves) {
        return moves.stream().map(move -> move.screen().id().number()).toList();
    }

    private static List<Long> symbols(List<ScreenMove> moves) {
        return moves.stream().map(ScreenMove::symbol).toList();
    }

    private static List<Long> bars(List<ScreenMove> moves) {
        return moves.stream().map(ScreenMove::bar).toList();
    }

    /// Notes that corrected bars no longer show these.
    public void revise(Handle h, List<Long> spans) {
        if (!spans.isEmpty()) {
            h.createUpdate(
                            """
                            update screen_span
                            set revised_at = clock_timestamp(), ended = coalesce(ended, 'revised')
                            where id = any(:ids) and revised_at is null
                            """)
                    .bindArray("ids", Long.class, spans)
                    .execute();
        }
    }
}

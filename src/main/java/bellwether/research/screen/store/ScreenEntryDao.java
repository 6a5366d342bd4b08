package bellwether.research.screen.store;

import bellwether.research.screen.ScreenEntry;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// Reads when symbols entered tracked screens.
public final class ScreenEntryDao {
    /// All entries of real symbols into screens of daily bars, but for those that passed already
    /// when they were first looked at, and those that corrected bars no longer show.
    public List<ScreenEntry> all(Handle h) {
        return h.createQuery(
                        """
                        select screen.owner, span.screen, symbol.ticker, span.entered_bar as bar
                        from screen_span as span join screen on screen.id = span.screen
                            join symbol on symbol.id = span.symbol
                        where not baseline and span.revised_at is null and screen.timeframe = '1d'
                            and not symbol.synthetic and not starts_with(symbol.ticker, '^')
                        order by screen.owner, span.screen, symbol.ticker, span.entered_bar
                        """)
                .registerRowMapper(ConstructorMapper.factory(ScreenEntry.class))
                .mapTo(ScreenEntry.class)
                .list();
    }
}

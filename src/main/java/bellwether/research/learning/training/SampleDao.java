package bellwether.research.learning.training;

import bellwether.platform.base.Json;
import bellwether.research.learning.sample.SampleSymbol;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// The symbols that trainings read.
public final class SampleDao {
    /// Those that are stored, by their ids.
    public List<SampleSymbol> symbols(Handle h, Collection<String> tickers) {
        return h.createQuery(
                        "select id, ticker from symbol where ticker = any(:tickers) order by id")
                .bindArray("tickers", String.class, List.copyOf(tickers))
                .map((row, _) -> new SampleSymbol(row.getLong("id"), row.getString("ticker")))
                .list();
    }

    /// The first days without trading of those of these symbols that have one, by their ids.
    public Map<Long, LocalDate> delisted(Handle h, Collection<Long> ids) {
        Map<Long, LocalDate> days = new HashMap<>();
        h.createQuery(
                        "select id, delisted from symbol where id = any(:ids) and delisted is not"
                                + " null")
                .bindArray("ids", Long.class, List.copyOf(ids))
                .map((row, _) -> days.put(row.getLong("id"), row.getDate("delisted").toLocalDate()))
                .list();
        return days;
    }

    /// Those of a model, as they were when it was asked for; none once they were removed.
    public List<SampleSymbol> universe(Handle h, long model) {
        return Arrays.asList(
                Json.stored(
                        h.createQuery("select universe from model where id = :id")
                                .bind("id", model)
                                .mapTo(String.class)
                                .one(),
                        SampleSymbol[].class));
    }
}

package bellwether.research.learning.training;

import bellwether.platform.base.Json;
import bellwether.research.learning.sample.SampleSymbol;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
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

package bellwether.desk.alert.drill;

import bellwether.desk.alert.watch.DrillResult;
import bellwether.platform.base.Json;
import bellwether.platform.db.Unnest;
import bellwether.platform.jobs.JobId;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The rows of what drills of several symbols have found.
final class DrillDao {
    void insert(Handle h, JobId job, Collection<DrillResult> results) {
        Unnest.of(results)
                .texts("tickers", DrillResult::ticker)
                .texts("results", Json::answer)
                .bind(
                        h.createUpdate(
                                """
                                insert into drill_result (job, ticker, result)
                                select :job, ticker, result from unnest(:tickers, :results) as given (ticker, result)
                                on conflict (job, ticker) do nothing
                                """))
                .bind("job", job.value())
                .execute();
    }

    /// Without the bars on which the rule fires, of which there may be many.
    List<StoredDrill> list(Handle h, JobId job, String after, int limit) {
        return h.createQuery(
                        """
                        select ticker, cast(cast(result as jsonb) - 'items' - 'left_out' as text) as result
                        from drill_result where job = :job and ticker collate "C" > :after
                        order by ticker collate "C" limit :limit
                        """)
                .bind("job", job.value())
                .bind("after", after)
                .bind("limit", limit)
                .map((row, _) ->
                        new StoredDrill(
                                row.getString("ticker"),
                                Json.stored(row.getString("result"), JsonNode.class)))
                .list();
    }

    boolean has(Handle h, JobId job, String ticker) {
        return h.createQuery("select 1 from drill_result where job = :job and ticker = :ticker")
                .bind("job", job.value())
                .bind("ticker", ticker)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /// The bars on which the rule fires on a symbol, before a place, the newest first.
    List<DrillFireRow> fires(Handle h, JobId job, String ticker, long before, int limit) {
        return h.createQuery(
                        """
                        select fire.place, cast(fire.item as text) as item
                        from drill_result
                          cross join lateral json_array_elements(cast(result as json) -> 'items')
                            with ordinality as fire (item, place)
                        where job = :job and ticker = :ticker and fire.place < :before
                        order by fire.place desc limit :limit
                        """)
                .bind("job", job.value())
                .bind("ticker", ticker)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, _) ->
                        new DrillFireRow(
                                row.getLong("place"),
                                Json.stored(row.getString("item"), JsonNode.class)))
                .list();
    }

    /// What all symbols of a job have together.
    DrillTotals totals(Handle h, JobId job) {
        return h.createQuery(
                        """
                        select count(*) as symbols,
                          coalesce(sum(cast(found.result ->> 'fires' as integer)), 0) as fires,
                          coalesce(sum(cast(found.result ->> 'bars' as integer)), 0) as bars
                        from drill_result
                          cross join lateral (select cast(drill_result.result as json) as result) as found
                        where job = :job
                        """)
                .bind("job", job.value())
                .map((row, _) ->
                        new DrillTotals(
                                row.getInt("symbols"), row.getInt("fires"), row.getLong("bars")))
                .one();
    }

    /// What the job was made with.
    String params(Handle h, JobId job) {
        return h.createQuery("select params from job where id = :job")
                .bind("job", job.value())
                .mapTo(String.class)
                .one();
    }

    void forget(Handle h, Collection<JobId> jobs) {
        h.createUpdate("delete from drill_result where job = any(:jobs)")
                .bindArray("jobs", UUID.class, jobs.stream().map(JobId::value).toList())
                .execute();
    }
}

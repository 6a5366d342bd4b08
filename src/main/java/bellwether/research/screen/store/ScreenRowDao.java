package bellwether.research.screen.store;

import bellwether.platform.jobs.JobId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// The rows of what jobs found.
public final class ScreenRowDao {
    /// What was found of one symbol.
    ///
    /// @param bar when its last bar begins
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Row(long symbol, long bar, byte[] packed) {}

    public void insert(Handle h, JobId job, Collection<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        PreparedBatch batch =
                h.prepareBatch(
                        """
                        insert into screen_row (job, symbol, bar, packed)
                        values (:job, :symbol, :bar, :packed) on conflict do nothing
                        """);
        for (Row row : rows) {
            batch.bind("job", job.value())
                    .bind("symbol", row.symbol())
                    .bind("bar", row.bar())
                    .bind("packed", row.packed())
                    .add();
        }
        batch.execute();
    }

    public List<Row> list(Handle h, JobId job) {
        return h.createQuery("select symbol, bar, packed from screen_row where job = :job")
                .bind("job", job.value())
                .map((row, _) -> new Row(row.getLong(1), row.getLong(2), row.getBytes(3)))
                .list();
    }

    public void delete(Handle h, List<JobId> jobs) {
        h.createUpdate("delete from screen_row where job = any(:jobs)")
                .bindArray("jobs", UUID.class, jobs.stream().map(JobId::value).toList())
                .execute();
    }
}

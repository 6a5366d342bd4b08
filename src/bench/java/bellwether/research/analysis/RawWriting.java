package bellwether.research.analysis;

import bellwether.platform.jobs.Item;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import bellwether.research.analysis.store.AnalysisDao;
import bellwether.research.analysis.store.NewAnalysis;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// The result rows of a job, kept in memory and written again as they are: the floor under any
/// analysis.
public final class RawWriting {
    private final List<ItemOutcome.Success> rows;

    private RawWriting(List<ItemOutcome.Success> rows) {
        this.rows = Collections.unmodifiableList(rows);
    }

    /// Reads the rows of a job.
    public static RawWriting of(Jdbi jdbi, String job) {
        List<ItemOutcome.Success> rows = new ArrayList<>();
        for (int from = 0; rows.size() == from; from += 1_000) {
            int begin = from;
            rows.addAll(
                    jdbi.withHandle(h ->
                            h.createQuery(
                                            """
                                            select seq, ticker, timeframe, as_of, profile, verdict, score, strength, document, stale, actionable, currency
                                            from analysis where job_id = :job and seq >= :from and seq < :from + 1000
                                            order by seq
                                            """)
                                    .bind("job", UUID.fromString(job))
                                    .bind("from", begin)
                                    .map((row, ctx) ->
                                            new ItemOutcome.Success(
                                                    new Item(
                                                            0,
                                                            row.getInt(1),
                                                            row.getString(2),
                                                            1,
                                                            0),
                                                    new NewAnalysis(
                                                            row.getString(2),
                                                            row.getString(3),
                                                            row.getDate(4).toLocalDate(),
                                                            null,
                                                            row.getString(5),
                                                            row.getString(6),
                                                            row.getDouble(7),
                                                            row.getObject(8, Double.class),
                                                            row.getBoolean(10),
                                                            row.getBoolean(11),
                                                            row.getString(12),
                                                            row.getString(9)
                                                                    .getBytes(
                                                                            StandardCharsets
                                                                                    .UTF_8))))
                                    .list()));
        }
        return new RawWriting(rows);
    }

    public int size() {
        return rows.size();
    }

    public String ticker(int row) {
        return rows.get(row).item().key();
    }

    /// Bytes of the documents.
    public long bytes() {
        return rows.stream()
                .mapToLong(row -> ((NewAnalysis) row.payload()).document().length)
                .sum();
    }

    /// Writes rows `from` to `to` in one transaction, as those of another job.
    public void write(Jdbi jdbi, UUID job, int from, int to) {
        jdbi.useTransaction(h -> AnalysisDao.insert(h, new JobId(job), rows.subList(from, to)));
    }
}

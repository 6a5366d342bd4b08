package bellwether.analysis;

import bellwether.db.ReadPaths;
import bellwether.jobs.JobId;
import bellwether.jobs.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/// All SQL of this room.
final class AnalysisDao {
    private static final RowMapper<StoredAnalysis> ROW =
            (row, ctx) ->
                    new StoredAnalysis(
                            row.getLong("id"),
                            row.getObject("job_id", UUID.class),
                            row.getInt("seq"),
                            row.getDouble("score"),
                            row.getTimestamp("created_at").toInstant(),
                            row.getString("document"));
    private static final String COLUMNS = "id, job_id, seq, score, created_at, document";

    private final ReadPaths reads;

    AnalysisDao(ReadPaths reads) {
        this.reads = reads;
    }

    /// Stores the results of finished items, in one statement of the caller's transaction.
    static void insert(Handle transaction, JobId job, List<Outcome.Success> finished) {
        List<NewAnalysis> rows =
                finished.stream().map(success -> (NewAnalysis) success.payload()).toList();
        transaction
                .createUpdate(
                        """
                        insert into analysis
                            (job_id, owner, seq, ticker, timeframe, as_of, profile, verdict, score, document)
                        select :job, (select owner from job where id = :job), seq, ticker, timeframe, as_of::date, profile, verdict, score, document::json
                        from unnest(:seq, :ticker, :timeframe, :asOf, :profile, :verdict, :score, :document)
                            as found
                            (seq, ticker, timeframe, as_of, profile, verdict, score, document)
                        """)
                .bind("job", job.value())
                .bindArray(
                        "seq", Integer.class, finished.stream().map(s -> s.item().seq()).toList())
                .bindArray("ticker", String.class, rows.stream().map(NewAnalysis::ticker).toList())
                .bindArray(
                        "timeframe",
                        String.class,
                        rows.stream().map(NewAnalysis::timeframe).toList())
                .bindArray(
                        "asOf",
                        String.class,
                        rows.stream().map(row -> row.asOf().toString()).toList())
                .bindArray(
                        "profile", String.class, rows.stream().map(NewAnalysis::profile).toList())
                .bindArray(
                        "verdict", String.class, rows.stream().map(NewAnalysis::verdict).toList())
                .bindArray("score", Double.class, rows.stream().map(NewAnalysis::score).toList())
                .bindArray(
                        "document", String.class, rows.stream().map(NewAnalysis::document).toList())
                .execute();
    }

    /// Results of a job, the best score first.
    ///
    /// @param after the last one of the page before
    List<StoredAnalysis> ofJob(
            JobId job, Optional<Verdict> verdict, Optional<Place> after, int limit) {
        return reads.exact()
                .withHandle(h ->
                        h.createQuery(
                                        """
                                        select %s from analysis
                                        where job_id = :job
                                            and (:verdict::text is null or verdict = :verdict)
                                            and (:score::float8 is null or score < :score
                                                or (score = :score and seq > :seq))
                                        order by score desc, seq limit :limit
                                        """
                                                .formatted(COLUMNS))
                                .bind("job", job.value())
                                .bind("verdict", verdict.map(Verdict::name))
                                .bind("score", after.map(Place::score))
                                .bind("seq", after.map(Place::seq).orElse(0))
                                .bind("limit", limit)
                                .map(ROW)
                                .list());
    }

    /// An owner's analyses of a ticker, the newest first.
    ///
    /// @param before only older ones than this id
    List<StoredAnalysis> ofTicker(String owner, String ticker, long before, int limit) {
        return reads.late()
                .withHandle(h ->
                        h.createQuery(
                                        """
                                        select %s from analysis
                                        where owner = :owner and ticker = :ticker and id < :before
                                        order by id desc limit :limit
                                        """
                                                .formatted(COLUMNS))
                                .bind("owner", owner)
                                .bind("ticker", ticker)
                                .bind("before", before)
                                .bind("limit", limit)
                                .map(ROW)
                                .list());
    }

    /// A row's place in the order of a job's results.
    record Place(double score, int seq) {}
}

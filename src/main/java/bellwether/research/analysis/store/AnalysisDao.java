package bellwether.research.analysis.store;

import bellwether.platform.db.BinaryCopy;
import bellwether.platform.db.ReadConnections;
import bellwether.platform.jobs.ItemOutcome;
import bellwether.platform.jobs.JobId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/// All SQL of this module.
public final class AnalysisDao {
    static final RowMapper<StoredAnalysis> ROW =
            (row, ctx) ->
                    new StoredAnalysis(
                            row.getLong("id"),
                            row.getObject("job_id", UUID.class),
                            row.getInt("seq"),
                            row.getDouble("score"),
                            row.getTimestamp("created_at").toInstant(),
                            standing(row),
                            row.getString("document"));
    static final String COLUMNS =
            "id, job_id, seq, score, created_at, strength, percentile, universe, document";

    private static final String LISTED =
            """
            owner = :owner and ticker = any(:names) and id < :before
                and (as_of_requested is not null) = :recomputed
            """;

    private static final String COPY =
            """
            copy analysis (job_id, owner, seq, ticker, timeframe, as_of, as_of_requested, profile, verdict,
                score, strength, stale, actionable, currency, document) from stdin (format binary)
            """;

    private static StoredAnalysis.Standing standing(ResultSet row) throws SQLException {
        Integer percentile = row.getObject("percentile", Integer.class);
        if (percentile != null) {
            return new StoredAnalysis.Standing(percentile, row.getInt("universe"), null);
        }
        return row.getObject("strength") == null
                ? StoredAnalysis.Standing.NO_STRENGTH
                : StoredAnalysis.Standing.UNRANKED;
    }

    private final ReadConnections reads;

    public AnalysisDao(ReadConnections reads) {
        this.reads = reads;
    }

    /// Stores the results of finished items, in one statement of the caller's transaction.
    public static void insert(Handle transaction, JobId job, List<ItemOutcome.Success> finished) {
        String owner =
                transaction
                        .createQuery("select owner from job where id = :job")
                        .bind("job", job.value())
                        .mapTo(String.class)
                        .one();
        BinaryCopy.write(
                transaction,
                COPY,
                rows -> finished.forEach(success -> add(rows, job, owner, success)));
    }

    private static void add(BinaryCopy rows, JobId job, String owner, ItemOutcome.Success success) {
        NewAnalysis found = (NewAnalysis) success.payload();
        rows.row(15)
                .uuid(job.value())
                .text(owner)
                .int4(success.item().seq())
                .text(found.ticker())
                .text(found.timeframe())
                .date(found.asOf())
                .date(found.asOfRequested())
                .text(found.profile())
                .text(found.verdict())
                .float8(found.score())
                .float8(found.strength())
                .bool(found.stale())
                .bool(found.actionable())
                .textOrNull(found.currency())
                .utf8(found.document());
    }

    /// Ranks the symbols of a job among those whose last bar is of the same day: 1 the weakest, 99
    /// the strongest, equal ones in the middle of their places.
    static void rank(Handle transaction, JobId job) {
        transaction
                .createUpdate(
                        """
                        with compared as (
                            select seq, as_of, strength from analysis
                            where job_id = :job and strength is not null
                        ), ranked as (
                            select seq, rank() over (partition by as_of order by strength) - 1 as below,
                                count(*) over (partition by as_of, strength) - 1 as beside,
                                count(*) over (partition by as_of) as universe
                            from compared
                        )
                        insert into relative_strength (job_id, seq, percentile, universe)
                        select :job, seq,
                            1 + round(98 * (below + beside / 2.0) / (universe - 1)), universe
                        from ranked where universe > 1
                        on conflict do nothing
                        """)
                .bind("job", job.value())
                .execute();
    }

    public Optional<StoredAnalysis> find(String owner, long id) {
        return reads.exact()
                .withHandle(h ->
                        h.createQuery(
                                        """
                                        select %s from analysis left join relative_strength using (job_id, seq)
                                        where owner = :owner and id = :id
                                        """
                                                .formatted(COLUMNS))
                                .bind("owner", owner)
                                .bind("id", id)
                                .map(ROW)
                                .findOne());
    }

    /// The newest one before an analysis of the same symbol, timeframe and profile, which was
    /// recomputed for a past day as that one was, or neither.
    ///
    /// @param names all that the symbol has and had
    public Optional<StoredAnalysis> before(String owner, long id, List<String> names) {
        return reads.exact()
                .withHandle(h ->
                        h.createQuery(
                                        """
                                        select %s from analysis left join relative_strength using (job_id, seq)
                                        where owner = :owner and ticker = any(:names) and id < :id
                                            and (timeframe, profile, as_of_requested is null) in (
                                                select timeframe, profile, as_of_requested is null
                                                from analysis where owner = :owner and id = :id)
                                        order by id desc limit 1
                                        """
                                                .formatted(COLUMNS))
                                .bind("owner", owner)
                                .bind("id", id)
                                .bindArray("names", String.class, names)
                                .map(ROW)
                                .findOne());
    }

    /// How many analyses a job has, how many of them can be acted upon, and in which currencies.
    public Summary summary(JobId job) {
        return reads.exact()
                .withHandle(h ->
                        h.createQuery(
                                        """
                                        select coalesce(currency, 'unknown') as currency, count(*) as analyses,
                                            count(*) filter (where stale) as stale,
                                            count(*) filter (where actionable) as actionable,
                                            count(as_of_requested) as recomputed
                                        from analysis where job_id = :job
                                        group by 1 order by 2 desc, 1
                                        """)
                                .bind("job", job.value())
                                .map((row, _) ->
                                        new Summary(
                                                row.getInt("analyses"),
                                                row.getInt("stale"),
                                                row.getInt("actionable"),
                                                row.getInt("recomputed"),
                                                Map.of(
                                                        row.getString("currency"),
                                                        row.getInt("analyses"))))
                                .reduce(Summary.NONE, Summary::plus));
    }

    /// An owner's analyses of a symbol under any of its names, the newest first.
    public List<StoredAnalysis> ofTicker(String owner, Listed listed) {
        return reads.late()
                .withHandle(h ->
                        h.createQuery(
                                        """
                                        select %s from analysis left join relative_strength using (job_id, seq)
                                        where %s order by id desc limit :limit
                                        """
                                                .formatted(COLUMNS, LISTED))
                                .bind("owner", owner)
                                .bindArray("names", String.class, listed.names())
                                .bind("recomputed", listed.recomputed())
                                .bind("before", listed.before())
                                .bind("limit", listed.limit())
                                .map(ROW)
                                .list());
    }

    /// Which of a symbol's analyses are asked for.
    ///
    /// @param recomputed those that were made for past days, which are never among the others
    /// @param before only older ones than this id
    public record Listed(List<String> names, boolean recomputed, long before, int limit) {
        public Listed {
            names = List.copyOf(names);
        }
    }

    /// What a job's analyses are worth.
    ///
    /// @param stale those whose prices are too old to trade at
    /// @param actionable those whose plan is a trade
    /// @param recomputed those for a past day
    /// @param currencies how many of them are in each currency, the most first; `unknown` for those
    ///   of which it is not known
    public record Summary(
            int analyses,
            int stale,
            int actionable,
            int recomputed,
            Map<String, Integer> currencies) {
        static final Summary NONE = new Summary(0, 0, 0, 0, Map.of());

        Summary plus(Summary more) {
            Map<String, Integer> all = new LinkedHashMap<>(currencies);
            all.putAll(more.currencies);
            return new Summary(
                    analyses + more.analyses,
                    stale + more.stale,
                    actionable + more.actionable,
                    recomputed + more.recomputed,
                    all);
        }
    }
}

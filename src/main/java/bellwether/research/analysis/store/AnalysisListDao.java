package bellwether.research.analysis.store;

import bellwether.platform.db.ReadConnections;
import bellwether.platform.jobs.JobId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/// Pages of analyses, of a job or of an owner, filtered and sorted.
public final class AnalysisListDao {
    private static final String FRESH =
            """
            (:fresh::boolean is null or :fresh::boolean =
                (not stale and as_of_requested is null and as_of >= coalesce(fresh_since.day::date, 'infinity')))
            """;

    private static final String FRESH_SINCE =
            "left join unnest(:fresh_tickers::text[], :fresh_days::text[]) as fresh_since (name,"
                    + " day) on fresh_since.name = ticker";

    private final ReadConnections reads;

    public AnalysisListDao(ReadConnections reads) {
        this.reads = reads;
    }

    /// Results of a job.
    ///
    /// @param after the last one of the page before
    List<StoredAnalysis> ofJob(
            JobId job,
            AnalysisFilter filter,
            AnalysisSort sort,
            Optional<AnalysisSort.Place> after,
            int limit) {
        String sql =
                """
                select %s from analysis left join relative_strength using (job_id, seq)
                where job_id = :job and %s
                    and (:fresh::boolean is null or :fresh::boolean = not (
                        stale or as_of_requested is not null))
                    and %s
                order by %s limit :limit
                """
                        .formatted(
                                AnalysisDao.COLUMNS,
                                AnalysisFilter.SQL,
                                sort.behind("seq", after),
                                sort.order("seq"));
        return reads.exact()
                .withHandle(handle -> {
                    Query query = filter.bind(handle.createQuery(sql));
                    return AnalysisSort.bind(query, after)
                            .bind("job", job.value())
                            .bind("fresh", filter.fresh())
                            .bind("limit", limit)
                            .map(AnalysisDao.ROW)
                            .list();
                });
    }

    /// An owner's analyses over all jobs.
    public List<StoredAnalysis> ofOwner(String owner, AnalysisListQuery wanted) {
        String sql = wanted.latest() ? current(wanted) : all(wanted);
        return reads.late()
                .withHandle(handle -> {
                    Query query = wanted.filter().bind(handle.createQuery(sql));
                    return fresh(AnalysisSort.bind(query, wanted.after()), wanted)
                            .bind("owner", owner)
                            .bind("limit", wanted.limit())
                            .map(AnalysisDao.ROW)
                            .list();
                });
    }

    /// The newest analysis of each symbol, found by steps from one ticker to the next in the index,
    /// which are as many as there are symbols and not as many as there are analyses. Each step is
    /// ordered as that index is, so that no statistics lead it to another one. Of a symbol that was
    /// renamed, the newest under any of its names.
    private static String current(AnalysisListQuery wanted) {
        AnalysisSort sort = wanted.sort();
        return """
        with recursive newest as (
            (%1$s where owner = :owner and as_of_requested is null
                order by ticker, id desc limit 1)
            union all
            select next.* from newest cross join lateral (
                %1$s where owner = :owner and as_of_requested is null and ticker > newest.ticker
                order by ticker, id desc limit 1
            ) as next
        ), present as (
            select distinct on (coalesce(symbol.ticker, newest.ticker)) newest.*
            from newest
            left join symbol_alias on symbol_alias.ticker = newest.ticker
                and not exists (select from symbol as held where held.ticker = newest.ticker)
            left join symbol on symbol.id = symbol_alias.symbol_id
            order by coalesce(symbol.ticker, newest.ticker), newest.id desc
        ), page as (
            select job_id, seq from present %2$s
            where %3$s and %4$s and %5$s order by %6$s limit :limit
        )
        select %7$s from page join analysis using (job_id, seq)
            left join relative_strength using (job_id, seq)
        order by %6$s
        """
                .formatted(
                        "select id, job_id, seq, ticker, as_of, as_of_requested, verdict, score,"
                                + " stale from analysis",
                        FRESH_SINCE,
                        AnalysisFilter.SQL,
                        FRESH,
                        sort.behind("id", wanted.after()),
                        sort.order("id"),
                        AnalysisDao.COLUMNS);
    }

    private static String all(AnalysisListQuery wanted) {
        AnalysisSort sort = wanted.sort();
        return """
        select %s from analysis left join relative_strength using (job_id, seq) %s
        where owner = :owner and (as_of_requested is not null) = :recomputed
            and %s and %s and %s
        order by %s limit :limit
        """
                .formatted(
                        AnalysisDao.COLUMNS,
                        FRESH_SINCE,
                        AnalysisFilter.SQL,
                        FRESH,
                        sort.behind("id", wanted.after()),
                        sort.order("id"));
    }

    private static Query fresh(Query query, AnalysisListQuery wanted) {
        List<Map.Entry<String, LocalDate>> since = List.copyOf(wanted.freshSince().entrySet());
        if (!wanted.latest()) {
            query.bind("recomputed", wanted.recomputed());
        }
        return query.bind("fresh", wanted.filter().fresh())
                .bindArray(
                        "fresh_tickers",
                        String.class,
                        since.stream().map(Map.Entry::getKey).toList())
                .bindArray(
                        "fresh_days",
                        String.class,
                        since.stream().map(entry -> entry.getValue().toString()).toList());
    }
}

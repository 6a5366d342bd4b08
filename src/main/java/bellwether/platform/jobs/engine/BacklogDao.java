package bellwether.platform.jobs.engine;

import bellwether.platform.jobs.Backlog;
import bellwether.platform.jobs.JobState;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Counts what waits.
public final class BacklogDao {
    private BacklogDao() {}

    private record Counted(String state, int count) {}

    private record Ages(double longestWait, int alive, int silent) {}

    public static Backlog read(Handle h, Duration silence) {
        Map<JobState, Integer> jobs =
                counts(
                                h,
                                """
                                select state, count(*)::int as count from job
                                where state in ('queued', 'processing', 'cancelling', 'paused') group by state
                                """)
                        .entrySet()
                        .stream()
                        .collect(
                                Collectors.toMap(
                                        entry -> JobState.of(entry.getKey()), Map.Entry::getValue));
        Map<String, Integer> items =
                counts(h, "select state, count(*)::int as count from work_item group by state");
        Ages ages = ages(h, silence);
        return new Backlog(
                jobs,
                items,
                Duration.ofMillis(Math.round(ages.longestWait * 1e3)),
                ages.alive,
                ages.silent);
    }

    private static Map<String, Integer> counts(Handle h, String sql) {
        return h
                .createQuery(sql)
                .map((row, ctx) -> new Counted(row.getString("state"), row.getInt("count")))
                .list()
                .stream()
                .collect(Collectors.toMap(Counted::state, Counted::count));
    }

    private static Ages ages(Handle h, Duration silence) {
        return h.createQuery(
                        """
                        select
                          coalesce((select extract(epoch from now() - min(created_at)) from job
                            where state = 'queued'), 0)::float8 as longest_wait,
                          count(*) filter (where alive)::int as alive,
                          count(*) filter (where not alive)::int as silent
                        from (select heartbeat_at >= now() - make_interval(secs => :silence) as alive
                          from worker where heartbeat_at > '-infinity') w
                        """)
                .bind("silence", JobDao.seconds(silence))
                .map((row, ctx) ->
                        new Ages(
                                row.getDouble("longest_wait"),
                                row.getInt("alive"),
                                row.getInt("silent")))
                .one();
    }
}

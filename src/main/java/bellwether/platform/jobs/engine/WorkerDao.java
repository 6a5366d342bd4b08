package bellwether.platform.jobs.engine;

import bellwether.platform.jobs.JobSettings;
import bellwether.platform.jobs.WorkerView;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The processes that work on items.
public final class WorkerDao {
    private WorkerDao() {}

    /// Says that the process is alive, making its row when it has none; whether it had been taken
    /// for dead.
    static boolean beat(Handle h, UUID worker, String host, JobSettings settings, Beat beat) {
        return h.createQuery(
                        """
                        with before as (select lost_at from worker where id = :id)
                        insert into worker (id, host, version, holding, draining)
                        values (:id, :host, :version, :holding, :draining)
                        on conflict (id) do update set heartbeat_at = now(), lost_at = null,
                          holding = excluded.holding, draining = excluded.draining
                        returning exists (select from before where lost_at is not null) as was_lost
                        """)
                .bind("id", worker)
                .bind("host", host)
                .bind("version", settings.telling().version())
                .bind("holding", beat.holding())
                .bind("draining", beat.draining())
                .mapTo(Boolean.class)
                .one();
    }

    record Beat(int holding, boolean draining) {}

    public static List<WorkerView> list(Handle h, Duration silence) {
        return h.createQuery(
                        """
                        select id, host, version, started_at, holding, draining,
                          greatest(0, extract(epoch from now() - heartbeat_at))::double precision as age,
                          heartbeat_at < now() - make_interval(secs => :silence) as silent
                        from worker where heartbeat_at > '-infinity' order by started_at, id
                        """)
                .bind("silence", JobDao.seconds(silence))
                .map((row, ctx) ->
                        new WorkerView(
                                row.getString("id"),
                                row.getString("host"),
                                row.getString("version"),
                                row.getTimestamp("started_at").toInstant(),
                                row.getDouble("age"),
                                row.getInt("holding"),
                                row.getBoolean("draining"),
                                row.getBoolean("silent")))
                .list();
    }

    static void leave(Handle h, UUID worker) {
        h.createUpdate("delete from worker where id = :id").bind("id", worker).execute();
    }

    /// Makes all others look as if they had never been heard of.
    static void silence(Handle h, UUID self) {
        h.createUpdate(
                        "update worker set heartbeat_at = '-infinity', lost_at = null where id <> :self")
                .bind("self", self)
                .execute();
    }

    /// Marks the silent processes as lost and gives those that may still seem to hold items.
    static List<UUID> silent(Handle h, UUID self, Duration silence) {
        return h.createQuery(
                        """
                        with silent as materialized (
                          select id from worker
                          where heartbeat_at < now() - make_interval(secs => :silence) and id <> :self
                            and (lost_at is null or lost_at > now() - interval '10 minutes')
                          order by id for update skip locked)
                        update worker w set lost_at = coalesce(w.lost_at, now())
                        from silent s where w.id = s.id returning w.id
                        """)
                .bind("silence", JobDao.seconds(silence))
                .bind("self", self)
                .mapTo(UUID.class)
                .list();
    }
}

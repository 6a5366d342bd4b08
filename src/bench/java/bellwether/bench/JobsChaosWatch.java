package bellwether.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/// Times how long the items of killed processes stay in dead hands.
final class JobsChaosWatch {
    private final Map<String, Long> killedAt = new HashMap<>();
    private final Set<Long> ours = new HashSet<>();
    private Duration slowestRescue = Duration.ZERO;
    private Duration slowestReturn = Duration.ZERO;

    void killed(long pid) {
        ours.add(pid);
        killedAt.put(Long.toString(pid), System.nanoTime());
    }

    boolean killedByUs(long pid) {
        return ours.contains(pid);
    }

    /// Looks which dead processes still hold items.
    void look(Jdbi jdbi) {
        JobsChaos.again(() -> {
            List<String> holding =
                    jdbi.withHandle(h ->
                            h.createQuery(
                                            """
                                            select distinct w.version from work_item i join worker w on w.id = i.worker_id
                                            where i.state = 'running'
                                            """)
                                    .mapTo(String.class)
                                    .list());
            for (String pid : holding) {
                Long killed = killedAt.get(pid);
                if (killed != null) {
                    Duration held = Duration.ofNanos(System.nanoTime() - killed);
                    slowestRescue = held.compareTo(slowestRescue) > 0 ? held : slowestRescue;
                }
            }
        });
    }

    void returned(Duration after) {
        slowestReturn = after.compareTo(slowestReturn) > 0 ? after : slowestReturn;
    }

    Duration slowestRescue() {
        return slowestRescue;
    }

    Duration slowestReturn() {
        return slowestReturn;
    }
}

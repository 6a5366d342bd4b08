package bellwether.desk.alert.fire;

import bellwether.platform.live.LiveEvents;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Alerts whose snooze is over are told again, and are as they were before.
public final class SnoozedAlerts {
    private static final int MOST = 100;

    private final Jdbi jdbi;
    private final AlertFiring firing;
    private final BiFunction<Handle, NewAlert, AlertPolicy> policies;
    private final AlertDao alerts = new AlertDao();

    /// @param policies of what made the alerts
    public SnoozedAlerts(
            Jdbi jdbi, AlertFiring firing, BiFunction<Handle, NewAlert, AlertPolicy> policies) {
        this.jdbi = jdbi;
        this.firing = firing;
        this.policies = policies;
    }

    /// Wakes those that are due.
    ///
    /// @return how many
    public int wake(Instant now) {
        return jdbi.inTransaction(h -> {
            List<FiredAlert> woken = alerts.wake(h, now, MOST);
            firing.lock(h, woken.stream().map(one -> one.alert().owner()).toList());
            woken.forEach(
                    one -> firing.tell(h, one.id(), one.alert(), policies.apply(h, one.alert())));
            woken.forEach(one ->
                    LiveEvents.publish(
                            h, AlertNews.CHANGED, one.alert().owner(), AlertNews.of(one)));
            return woken.size();
        });
    }
}

package bellwether.desk.alert.fire;

import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Alerts whose snooze is over are sent again, and are as they were before.
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
            List<String> owners = alerts.owners(h, now, MOST);
            firing.lock(h, owners); // before their alerts, as sweeps do
            List<FiredAlert> woken = alerts.wake(h, owners, now, MOST);
            firing.sendAgain(h, woken, alert -> policies.apply(h, alert));
            AlertNews.publish(h, AlertNews.CHANGED, woken);
            return woken.size();
        });
    }
}

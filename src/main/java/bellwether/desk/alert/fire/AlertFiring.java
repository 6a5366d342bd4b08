package bellwether.desk.alert.fire;

import bellwether.desk.alert.AlertEvent;
import bellwether.desk.alert.NotificationType;
import bellwether.desk.alert.delivery.Notifier;
import bellwether.platform.base.Json;
import bellwether.platform.base.MomentText;
import bellwether.platform.live.LiveEvents;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Keeps alerts and tells of those that are new, in the transaction of what was found: both are
/// kept, or neither is.
public final class AlertFiring {
    private final Notifier notifier;
    private final InstantSource clock;
    private final AlertDao alerts = new AlertDao();

    public AlertFiring(Notifier notifier, InstantSource clock) {
        this.notifier = notifier;
        this.clock = clock;
    }

    /// Holds those who may be told in this transaction, all at once.
    public void lock(Handle h, Collection<String> owners) {
        notifier.lock(h, owners);
    }

    /// Keeps an alert and tells of it.
    ///
    /// @return nothing where the same was kept before
    public Optional<FiredAlert> accept(Handle h, NewAlert alert, AlertPolicy policy) {
        Optional<AlertId> id = alerts.insert(h, alert, clock.instant());
        id.ifPresent(one -> tell(h, one, alert, policy));
        return id.flatMap(one -> alerts.find(h, alert.owner(), one));
    }

    /// Tells of an alert, again or for the first time.
    void tell(Handle h, AlertId id, NewAlert alert, AlertPolicy policy) {
        Notifier.Reception reception =
                notifier.accept(h, event(id, alert, policy), policy.channels());
        alerts.told(h, id, reception.sent(), reception.heldBy());
    }

    private static AlertEvent event(AlertId id, NewAlert alert, AlertPolicy policy) {
        return new AlertEvent(
                alert.owner(),
                alert.kind() == AlertKind.FIRED
                        ? NotificationType.ALERT_FIRED
                        : NotificationType.ALERT_UNKNOWN,
                alert.priority(),
                subject(alert),
                alert.happenedAt(),
                alert.title(),
                text(id, alert, policy.message()),
                data(id, alert),
                new AlertEvent.Restraint(policy.snoozed(), alert.late(), policy.cooldown()));
    }

    /// What repeats of it are held back by. That a rule cannot be judged is another matter than that
    /// it fired, and must not hold that back.
    private static String subject(NewAlert alert) {
        String fired = alert.origin() + ":" + alert.subject().repeated();
        return alert.kind() == AlertKind.FIRED ? fired : fired + ":" + alert.kind().word();
    }

    private static String text(AlertId id, NewAlert alert, String message) {
        return """
        %s
        %sAt: %s.
        Next: GET /api/v1/alerts/%s/explanation shows the numbers; acknowledge, accept, dismiss or snooze it there.\
        """
                .formatted(
                        alert.facts().words(),
                        message.isEmpty() ? "" : "Your words: " + message + "\n",
                        MomentText.of(alert.happenedAt()),
                        id);
    }

    private static ObjectNode data(AlertId id, NewAlert alert) {
        ObjectNode data = Json.answers().createObjectNode();
        data.put("alert", id.toString());
        data.put("origin", alert.origin());
        data.put("kind", alert.kind().word());
        data.put("ticker", alert.subject().ticker().orElse(null));
        data.put("timeframe", alert.subject().timeframe().map(t -> t.code()).orElse(null));
        data.put("occasion", alert.occasion());
        data.set("facts", Json.answers().valueToTree(alert.facts()));
        return data;
    }

    /// Publishes that alerts were made; the last statements of their transaction.
    public void publish(Handle h, List<FiredAlert> made) {
        made.forEach(one ->
                LiveEvents.publish(
                        h, AlertNews.FIRED, one.alert().owner(), AlertNews.of(one)));
    }

    /// The present time.
    Instant now() {
        return clock.instant();
    }
}

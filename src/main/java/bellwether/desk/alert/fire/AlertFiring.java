package bellwether.desk.alert.fire;

import bellwether.desk.alert.AlertEvent;
import bellwether.desk.alert.NotificationType;
import bellwether.desk.alert.delivery.Notifier;
import bellwether.platform.base.Json;
import bellwether.platform.base.MomentText;
import bellwether.platform.db.Savepoint;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// Keeps alerts and tells of those that are new, in the transaction of what was found: both are
/// kept, or neither is.
public final class AlertFiring {
    private static final String ACCEPTING = "before_alerts";

    private final Notifier notifier;
    private final InstantSource clock;
    private final FiringCounts counts = new FiringCounts();
    private final AlertDao alerts = new AlertDao();
    private final NewAlertDao added = new NewAlertDao();

    public AlertFiring(Notifier notifier, InstantSource clock) {
        this.notifier = notifier;
        this.clock = clock;
    }

    /// What was kept since this process began.
    public FiringCounts counts() {
        return counts;
    }

    /// Holds those who may be notified in this transaction, all at once.
    public void lock(Handle h, Collection<String> owners) {
        notifier.lock(h, owners);
    }

    /// An alert and how its source wants it to be sent.
    public record Intended(NewAlert alert, AlertPolicy policy) {}

    /// Keeps an alert and sends it.
    ///
    /// @return nothing where the same was kept before
    public Optional<FiredAlert> accept(Handle h, NewAlert alert, AlertPolicy policy) {
        return acceptAll(h, List.of(new Intended(alert, policy))).stream().findFirst();
    }

    /// Keeps alerts and sends those that are new, in this order.
    ///
    /// @return these
    public List<FiredAlert> acceptAll(Handle h, List<Intended> all) {
        if (all.isEmpty()) {
            return List.of();
        }
        Map<NewAlertDao.Sameness, AlertId> kept =
                added.insert(h, all.stream().map(Intended::alert).toList(), clock.instant());
        List<NewAlertDao.SentCount> sent = new ArrayList<>();
        for (Intended one : all) {
            AlertId id = kept.remove(NewAlertDao.Sameness.of(one.alert));
            if (id != null) {
                sent.add(send(h, id, one.alert, one.policy));
            }
        }
        added.noteSent(h, sent);
        return alerts.find(h, sent.stream().map(NewAlertDao.SentCount::id).toList());
    }

    /// Keeps alerts as [#acceptAll(Handle, List)] does, but those that give a fault: only these are
    /// undone. All at once, and one by one where that gives a fault.
    ///
    /// @param faults hears of each that gave one
    /// @throws RuntimeException what passes by itself
    public List<FiredAlert> acceptEach(
            Handle h, List<Intended> all, BiConsumer<Intended, RuntimeException> faults) {
        List<FiredAlert> made = new ArrayList<>();
        Optional<RuntimeException> fault =
                Savepoint.undoes(h, ACCEPTING, () -> made.addAll(acceptAll(h, all)));
        if (fault.isEmpty()) {
            return made;
        }
        for (Intended one : all) {
            Savepoint.undoes(h, ACCEPTING, () -> made.addAll(acceptAll(h, List.of(one))))
                    .ifPresent(e -> faults.accept(one, e));
        }
        return made;
    }

    private NewAlertDao.SentCount send(Handle h, AlertId id, NewAlert alert, AlertPolicy policy) {
        Notifier.Reception reception =
                notifier.accept(h, event(id, alert, policy), policy.channels());
        return new NewAlertDao.SentCount(id, reception.sent(), reception.heldBy());
    }

    /// Sends alerts again.
    void sendAgain(Handle h, List<FiredAlert> all, Function<NewAlert, AlertPolicy> policies) {
        added.noteSent(
                h,
                all.stream()
                        .map(one -> send(h, one.id(), one.alert(), policies.apply(one.alert())))
                        .toList());
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

    /// What repeats of it are held back by. That a rule cannot be judged is another matter than
    /// that it fired, and must not hold that back.
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
        h.afterCommit(() -> counts.add(made));
        AlertNews.publish(h, AlertNews.FIRED, made);
    }
}

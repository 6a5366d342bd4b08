package bellwether.desk.alert;

import bellwether.desk.alert.channel.SendOutcome;
import bellwether.desk.alert.delivery.Delivery;
import bellwether.platform.ops.Component;
import bellwether.platform.ops.HealthStatus;
import bellwether.platform.ops.ModuleFigure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// What operators see of the queue and of users' channels.
///
/// @param delivery counts the queue now and then, and its own attempts
record AlertFigures(Delivery delivery) {
    private static final List<String> QUEUE_STATES = List.of("queued", "sending", "held");
    private static final List<String> CHANNEL_STATES =
            List.of("unconfirmed", "ready", "broken", "off", "not_configured");

    /// What single channels refuse is their owners' matter; it does not make the service ill.
    Component component() {
        Optional<Delivery.Figures> figures = delivery.figures();
        if (figures.isEmpty()) {
            return new Component(
                    HealthStatus.UP, "This process has not looked at the queue.", Map.of());
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        QUEUE_STATES.forEach(state -> facts.put(state, figures.get().notification(state)));
        facts.put("oldest_seconds", figures.get().oldestSeconds());
        facts.put("channels_broken", figures.get().channel("broken"));
        facts.put("channels_not_configured", figures.get().channel("not_configured"));
        return new Component(HealthStatus.UP, "Notifications are sent by this process.", facts);
    }

    List<ModuleFigure> all() {
        List<ModuleFigure> all = new ArrayList<>();
        for (String state : QUEUE_STATES) {
            all.add(
                    gauge(
                                    "bellwether.notifications",
                                    "Notifications that have not ended",
                                    figures -> figures.notification(state))
                            .tagged("state", state));
        }
        for (String state : CHANNEL_STATES) {
            all.add(
                    gauge(
                                    "bellwether.notification.channels",
                                    "Channels of all users",
                                    figures -> figures.channel(state))
                            .tagged("state", state));
        }
        all.add(
                gauge(
                        "bellwether.notification.oldest",
                        "Seconds since the oldest notification that is due has been",
                        Delivery.Figures::oldestSeconds));
        for (SendOutcome outcome : SendOutcome.values()) {
            all.add(
                    ModuleFigure.counter(
                                    "bellwether.notification.attempts",
                                    "Attempts of this process to send a notification",
                                    () -> delivery.attempts(outcome))
                            .tagged("outcome", outcome.name().toLowerCase(Locale.ROOT)));
        }
        return all;
    }

    /// NaN where this process has not looked at the queue.
    private ModuleFigure gauge(
            String name, String help, ToDoubleFunction<Delivery.Figures> figure) {
        return ModuleFigure.gauge(
                name, help, () -> delivery.figures().map(figure::applyAsDouble).orElse(Double.NaN));
    }
}

package bellwether.desk.overview.today;

import bellwether.desk.alert.fire.AlertBook;
import bellwether.desk.alert.fire.AlertQuery;
import bellwether.desk.alert.fire.FiredAlert;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Alerts that wait for the caller, the newest first.
///
/// @param count how many there are
public record OpenAlerts(List<Alert> items, int count) {
    private static final int MOST = 20;

    public OpenAlerts {
        items = List.copyOf(items);
    }

    /// One of them.
    ///
    /// @param kind fired, unknown or known
    public record Alert(
            String id,
            String kind,
            @Nullable String ticker,
            String title,
            String priority,
            String state,
            boolean late,
            Instant happenedAt) {}

    static OpenAlerts of(AlertBook alerts, String owner) {
        return new OpenAlerts(
                alerts.list(owner, AlertQuery.ALL.open(), MOST).stream()
                        .map(OpenAlerts::alert)
                        .toList(),
                alerts.openCount(owner));
    }

    private static Alert alert(FiredAlert one) {
        return new Alert(
                one.id().toString(),
                one.alert().kind().word(),
                one.alert().subject().ticker().orElse(null),
                one.alert().title(),
                one.alert().priority().word(),
                one.handling().state().word(),
                one.alert().late(),
                one.alert().happenedAt());
    }
}

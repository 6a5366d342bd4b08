package bellwether.desk.alert.fire;

import bellwether.desk.alert.NotificationPriority;
import bellwether.market.symbols.Timeframe;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Makes alerts of what scans detect, for owners whose scans have `alerts: true`.
public final class DetectionIntake {
    private final AlertFiring firing;

    public DetectionIntake(AlertFiring firing) {
        this.firing = firing;
    }

    /// A detection on a bar.
    ///
    /// @param name of the pattern and its side: what happens once on a bar
    /// @param barTime when its bar began, in seconds of the epoch
    /// @param endedAt when its bar ended
    /// @param late whether that is too long ago to be sent by itself
    public record DetectedBar(
            String name,
            String title,
            String words,
            long symbol,
            String ticker,
            Timeframe timeframe,
            long barTime,
            Instant endedAt,
            @Nullable Double close,
            boolean late) {}

    /// Holds those who may be notified in this transaction, all at once.
    public void lock(Handle h, Collection<String> owners) {
        firing.lock(h, owners);
    }

    /// Keeps an alert of a detection and tells of it, in the transaction that keeps the detection.
    ///
    /// @param origin of the scan, such as `scan:3`
    /// @return nothing where the same was kept before; else what is to be published
    public Optional<FiredAlert> accept(Handle h, String owner, String origin, DetectedBar found) {
        return firing.accept(
                h,
                new NewAlert(
                        owner,
                        origin,
                        AlertKind.FIRED,
                        AlertSubject.ofPattern(
                                found.name(),
                                found.symbol(),
                                found.ticker(),
                                found.timeframe(),
                                found.barTime()),
                        "bar:" + found.barTime() + ":" + found.name(),
                        found.endedAt(),
                        found.title(),
                        new AlertFacts("", found.words(), found.close(), null, List.of()),
                        NotificationPriority.NORMAL,
                        found.late()),
                AlertPolicy.USUAL);
    }

    /// Publishes alerts that were made, as the last statements of the transaction.
    public void publish(Handle h, List<FiredAlert> made) {
        firing.publish(h, made);
    }
}

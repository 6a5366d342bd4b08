package bellwether.desk.alert.fire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.desk.alert.NotificationPriority;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.db.TestDatabase;
import bellwether.research.learning.OutcomeSignal;
import bellwether.trading.execution.OrderSide;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Alerts on bars as signals, with the side that is stored.
final class AlertSignalDaoTest {
    private static final long BAR = 1_767_312_000;
    private static final Instant NOW = Instant.ofEpochSecond(BAR + 86_400);

    private static NewAlert alert(String origin, AlertSubject subject, String occasion) {
        return new NewAlert(
                "ann",
                origin,
                AlertKind.FIRED,
                subject,
                occasion,
                NOW,
                "a title",
                AlertFacts.of("words"),
                NotificationPriority.NORMAL,
                false);
    }

    @Test
    void onlyAlertsOnBarsAreSignals() {
        AlertSubject engulfing =
                AlertSubject.ofPattern("ENGULFING:bearish", 7, "AAA", Timeframe.DAY, BAR);
        AlertSubject bar = AlertSubject.ofBar(7, "AAA", Timeframe.HOUR, BAR);
        List<NewAlert> all =
                List.of(
                        alert("scan:3", engulfing, "bar:1"),
                        alert("rule:12", bar, "bar:2"),
                        alert("rule:13", AlertSubject.ofClock(), "due:3"),
                        alert("rule:14", AlertSubject.ofQuote(7, "AAA", Timeframe.DAY), "edge:1"));
        try (TestDatabase database = TestDatabase.create()) {
            List<OutcomeSignal> found =
                    database.jdbi()
                            .inTransaction(h -> {
                                new NewAlertDao().insert(h, all, NOW);
                                return new AlertSignalDao().after(h, 0, 0, 100);
                            });
            assertEquals(
                    List.of(
                            new OutcomeSignal(
                                    1,
                                    "al_1",
                                    "ann",
                                    7,
                                    "AAA",
                                    Timeframe.DAY,
                                    "ENGULFING",
                                    Optional.of(OrderSide.SELL),
                                    BAR),
                            new OutcomeSignal(
                                    2,
                                    "al_2",
                                    "ann",
                                    7,
                                    "AAA",
                                    Timeframe.HOUR,
                                    "rule:12",
                                    Optional.empty(),
                                    BAR)),
                    found);
            List<OutcomeSignal> later =
                    database.jdbi().withHandle(h -> new AlertSignalDao().after(h, 1, 0, 100));
            assertEquals(found.subList(1, 2), later);
        }
    }
}

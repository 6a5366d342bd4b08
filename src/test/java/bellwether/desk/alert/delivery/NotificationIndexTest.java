package bellwether.desk.alert.delivery;

import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestDatabase;
import org.junit.jupiter.api.Test;

final class NotificationIndexTest {
    @Test
    void theDeliveriesOfAnAlertAreFoundByAnIndex() {
        try (TestDatabase database = TestDatabase.create()) {
            String plan =
                    database.jdbi()
                            .withHandle(h -> {
                                h.execute("set enable_seqscan = off");
                                return String.join(
                                        "\n",
                                        h.createQuery(
                                                        "explain select id from notification where"
                                                                + " owner = 'ann' and seq < 9"
                                                                + NotificationDao.OF_ALERT
                                                                + " order by seq desc limit 20")
                                                .bind("alert", "al_7")
                                                .mapTo(String.class)
                                                .list());
                            });
            assertTrue(plan.contains("notification_by_alert"), plan);
            assertTrue(plan.contains("Index Cond") && plan.contains("al_7"), plan);
        }
    }
}

package bellwether.desk.alert;

import bellwether.platform.db.OwnedTable;
import java.util.List;

/// The tables of rules, alerts, channels and notifications.
public final class AlertTables {
    /// In an order in which rows can be deleted.
    public static final List<OwnedTable> OWNED =
            List.of(
                    OwnedTable.of("attempt", "notification", "n")
                            .where(
                                    "notification in (select id from notification where owner ="
                                            + " :owner)"),
                    OwnedTable.of("notification", "id"),
                    OwnedTable.of("channel", "id").without("sealed", "code"),
                    OwnedTable.of("notification_preference", "owner"),
                    OwnedTable.of("alert", "id"),
                    OwnedTable.of("watch_state", "rule", "subject")
                            .where("rule in (select id from alert_rule where owner = :owner)")
                            .goingWith("alert_rule"),
                    OwnedTable.of("alert_rule", "id").by(10),
                    OwnedTable.of("rule_first_drill", "rule"),
                    OwnedTable.of("alert_answer", "owner", "at"),
                    OwnedTable.of("drill_result", "job", "ticker")
                            .where("job in (select id from job where owner = :owner)"));

    private AlertTables() {}
}

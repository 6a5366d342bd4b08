package bellwether.desk.alert;

import bellwether.desk.alert.fire.FiredAlert;
import bellwether.desk.alert.http.ShownAlert;

/// An alert as its route shows it, for those who show alerts elsewhere.
public final class AlertDocument {
    private AlertDocument() {}

    /// To be written as JSON.
    public static Object of(FiredAlert alert) {
        return ShownAlert.of(alert);
    }
}

package bellwether;

import java.util.List;
import java.util.OptionalInt;

/// How the service looks after itself.
///
/// @param watchdog whether it ends, to be started anew, when it answers nobody any more
/// @param port of this machine where `/health/detailed` is answered beside the web server
record WatchdogSettings(boolean watchdog, OptionalInt port) {
    static final WatchdogSettings OFF = new WatchdogSettings(false, OptionalInt.empty());

    static WatchdogSettings read(Environment variables) {
        boolean watchdog = variables.choice("WATCHDOG", List.of("on", "off")).equals("on");
        if (!variables.given("HEALTH_PORT")) {
            return new WatchdogSettings(watchdog, OptionalInt.empty());
        }
        int port = variables.integer("HEALTH_PORT", 1, 65_535, 1);
        if (port == variables.integer("PORT", 0, 65_535, 8080)) {
            variables.fault(
                    "HEALTH_PORT",
                    "must differ from PORT: it answers when PORT no longer does",
                    Integer.toString(port));
        }
        return new WatchdogSettings(watchdog, OptionalInt.of(port));
    }
}

package bellwether.bench.attack;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// One attack and the service that it needs.
///
/// @param family what the command line calls it and its variations by
/// @param setting what differs from a service as it comes
record Attack(String family, String words, Setting setting, Load load) {

    /// @param environment the service's, beside port, home and key
    /// @param stock the home that it is started on
    /// @param refusals whether 503 in time is an honest answer, because its database is attacked
    /// @param seconds how long it goes on
    record Setting(
            Map<String, String> environment, Stock stock, boolean refusals, Duration seconds) {

        /// What is in the database.
        enum Stock {
            SAMPLES,
            MARKET,
            SMALL_DISK
        }

        /// As it comes, but that honest callers may ask for `/api/v1/stocks` as often as they do.
        static Setting usual() {
            return new Setting(
                    Map.of("RATE_LIMITS", "reads=off"),
                    Stock.SAMPLES,
                    false,
                    Duration.ofSeconds(6));
        }

        Setting with(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(environment);
            more.put(name, value);
            return new Setting(more, stock, refusals, seconds);
        }

        Setting unlimited() {
            return with("RATE_LIMITS", "off");
        }

        Setting on(Stock other) {
            return new Setting(environment, other, refusals, seconds);
        }

        Setting refusing() {
            return new Setting(environment, stock, true, seconds);
        }

        Setting lasting(int other) {
            return new Setting(environment, stock, refusals, Duration.ofSeconds(other));
        }
    }

    static Attack of(String family, String words, Setting setting, Load load) {
        return new Attack(family, words, setting, load);
    }
}

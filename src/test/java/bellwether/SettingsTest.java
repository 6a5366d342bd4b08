package bellwether;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import bellwether.web.RateSettings;
import bellwether.web.Rates;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SettingsTest {
    @Test
    void everythingHasADefault() {
        Settings settings = Settings.from(Map.of("PORT", "", "DATABASE_URL", " "));
        assertEquals(8080, settings.http().port());
        assertEquals("127.0.0.1", settings.http().host());
        assertEquals(Optional.empty(), settings.database());
        assertEquals(Duration.ZERO, settings.grace());
        assertEquals(new RateSettings(Rates.usual(), 0), settings.http().rates());
        assertEquals(Optional.empty(), settings.redis());
    }

    @Test
    void givesThePlatformsRouterTimeToHearOfTheEnd() {
        assertEquals(Duration.ofSeconds(3), Settings.from(Map.of("DYNO", "web.1")).grace());
        assertEquals(
                Duration.ofSeconds(5),
                Settings.from(Map.of("DYNO", "web.1", "DRAIN_SECONDS", "5")).grace());
    }

    @Test
    void listsAllFaultsAtOnceAndNoSecret() {
        String message =
                assertThrows(
                                WrongSettings.class,
                                () ->
                                        Settings.from(
                                                Map.ofEntries(
                                                        entry("PORT", "eighty"),
                                                        entry("WORKERS", "0"),
                                                        entry("CORS_ORIGINS", "*"),
                                                        entry("RATE_LIMITS", "analysis=5"),
                                                        entry("TRUSTED_PROXY_HOPS", "-1"),
                                                        entry("SAMPLE_DATA", "yes"),
                                                        entry("DB_POOL_MIN", "9"),
                                                        entry("DB_POOL_MAX", "5"),
                                                        entry("REDIS_URL", "http://:secret@host"),
                                                        entry(
                                                                "DATABASE_URL",
                                                                "mysql://me:secret@host/db"))))
                        .toString();
        assertEquals(
                """
                bellwether.WrongSettings: Wrong settings:
                  PORT must be a whole number from 0 to 65535, was "eighty"
                  CORS_ORIGINS must list origins such as https://app.example.com, was "*"
                  RATE_LIMITS has no group "analysis"; did you mean analyses?
                  TRUSTED_PROXY_HOPS must be a whole number from 0 to 10, was "-1"
                  DATABASE_URL must begin with postgres://, postgresql:// or jdbc:postgresql:
                  DB_POOL_MIN must be at most DB_POOL_MAX, which is 5, was "9"
                  REDIS_URL must be like redis://:password@host:6379 or rediss://… for TLS
                  WORKERS must be a whole number from 1 to 64, was "0"
                  SAMPLE_DATA must be true or false, was "yes\"\
                """,
                message);
        assertFalse(message.contains("secret"));
    }
}

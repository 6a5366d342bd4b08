package bellwether;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.desk.alert.channel.ChannelSettings;
import bellwether.market.refresh.RefreshSettings;
import bellwether.platform.db.PoolSettings;
import bellwether.platform.http.limits.RateSettings;
import bellwether.platform.http.limits.RateTable;
import bellwether.platform.secrets.SecretKeySource;
import bellwether.research.learning.TrainingSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SettingsTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @Test
    void withoutAKeyItListensToItsOwnMachineOnly() {
        assertEquals("127.0.0.1", Settings.from(Map.of()).http().host());
        assertEquals("localhost", Settings.from(Map.of("HOST", "localhost")).http().host());
        assertEquals(
                "MASTER_API_KEY is required with HOST=0.0.0.0: without it the service listens on"
                        + " localhost only",
                fault(Map.of("HOST", "0.0.0.0")));
        for (String sign : List.of("DYNO", "RAILWAY_ENVIRONMENT", "RENDER", "FLY_APP_NAME")) {
            assertEquals(
                    "MASTER_API_KEY is required on a platform (%s is set): without it anyone could use this service"
                            .formatted(sign),
                    fault(Map.of(sign, "x")));
        }
    }

    @Test
    void withAKeyItListensWhereItIsToldAndOnAPlatformToAll() {
        assertEquals("127.0.0.1", Settings.from(Map.of("MASTER_API_KEY", KEY)).http().host());
        assertEquals(
                "0.0.0.0",
                Settings.from(Map.of("MASTER_API_KEY", KEY, "RENDER", "true")).http().host());
        assertEquals(
                "0.0.0.0",
                Settings.from(Map.of("MASTER_API_KEY", KEY, "HOST", "0.0.0.0")).http().host());
    }

    @Test
    void trainingsFollowTheirSettings() {
        TrainingSettings usual = Settings.from(Map.of()).work().trainings();
        assertEquals(Duration.ofMinutes(3), usual.retrainEvery());
        assertEquals(0.5, usual.leastAuc());
        assertEquals(500_000, usual.mostRows());
        TrainingSettings set =
                Settings.from(
                                Map.of(
                                        "ML_RETRAIN_SECONDS",
                                        "0",
                                        "ML_PROMOTION_AUC",
                                        "0.53",
                                        "LEARNING_MAX_ROWS",
                                        "10000"))
                        .work()
                        .trainings();
        assertFalse(set.isRetraining());
        assertEquals(0.53, set.leastAuc());
        assertEquals(10_000, set.mostRows());
        for (String wrong : List.of("0.49", "1", "NaN", "half")) {
            assertEquals(
                    "ML_PROMOTION_AUC must be a number from 0.5 to 0.99, was \"%s\""
                            .formatted(wrong),
                    fault(Map.of("ML_PROMOTION_AUC", wrong)));
        }
        assertEquals(
                "ML_RETRAIN_SECONDS must be a whole number from 0 to 86400, was \"-1\"",
                fault(Map.of("ML_RETRAIN_SECONDS", "-1")));
    }

    @Test
    void barsAreRefreshedHalfAnHourAfterASessionUnlessOneSaysOtherwise() {
        assertEquals(
                new RefreshSettings(true, Duration.ofMinutes(30)),
                Settings.from(Map.of()).prices().refresh());
        assertEquals(
                new RefreshSettings(false, Duration.ZERO),
                Settings.from(Map.of("AUTO_REFRESH", "false", "REFRESH_DELAY_MINUTES", "0"))
                        .prices()
                        .refresh());
        assertEquals(
                "REFRESH_DELAY_MINUTES must be a whole number from 0 to 720, was \"721\"",
                fault(Map.of("REFRESH_DELAY_MINUTES", "721")));
    }

    @Test
    void aShortMasterKeyIsRefusedAndNotShown() {
        String fault = fault(Map.of("MASTER_API_KEY", "hunter2-hunter2", "DYNO", "x"));
        assertTrue(fault.startsWith("MASTER_API_KEY must be 32 to 256 printable ASCII"), fault);
        assertFalse(fault.contains("hunter2"));
        assertFalse(
                Settings.from(Map.of("MASTER_API_KEY", KEY)).toString().contains(KEY),
                "settings do not print it");
    }

    /// What came in plain text was read on the way.
    @Test
    void sessionsTravelOverHttpOnlyWhereThatIsAskedFor() {
        assertFalse(Settings.from(Map.of()).http().sessionsOverHttp());
        assertTrue(Settings.from(Map.of("SESSIONS_OVER_HTTP", "true")).http().sessionsOverHttp());
        assertEquals(
                "SESSIONS_OVER_HTTP must be true or false, was \"1\"",
                fault(Map.of("SESSIONS_OVER_HTTP", "1")));
    }

    @Test
    void aPoolerStandsBeforeTheDatabaseButNotBeforeTheDirectWay() {
        Settings settings =
                Settings.from(
                        Map.of(
                                "DATABASE_URL", "postgres://pooler/d",
                                "DIRECT_DATABASE_URL", "postgres://server/d",
                                "DATABASE_REPLICA_URL", "postgres://pooler/replica",
                                "DB_POOLER", "transaction"));
        assertTrue(settings.database().address().orElseThrow().pooled());
        assertTrue(settings.database().replica().orElseThrow().pooled());
        assertFalse(settings.database().direct().orElseThrow().pooled());
        assertEquals(
                "DB_POOLER must be one of none, transaction, was \"session\"",
                fault(Map.of("DATABASE_URL", "postgres://h/d", "DB_POOLER", "session")));
        assertEquals(
                "DB_POOLER needs DATABASE_URL: the address of the pooler",
                fault(Map.of("DB_POOLER", "transaction")));
        assertEquals(
                "DATABASE_REPLICA_URL needs DATABASE_URL: the primary of the replica",
                fault(Map.of("DATABASE_REPLICA_URL", "postgres://h/d")));
    }

    @Test
    void thePoolIsSizedByTheMachineUnlessItIsGiven() {
        PoolSettings usual = Settings.from(Map.of()).database().pool();
        assertEquals(10, usual.minimum());
        assertTrue(usual.maximum() >= 20 && usual.maximum() <= 50, usual::toString);
        assertEquals(
                new PoolSettings(5, 5, 7),
                Settings.from(Map.of("DB_POOL_MAX", "5", "DB_POOL_WAITING", "7"))
                        .database()
                        .pool());
    }

    @Test
    void aCertificateNeedsItsKey() {
        assertEquals(
                "TLS_KEY is required when the other of TLS_CERT and TLS_KEY is set",
                fault(Map.of("TLS_CERT", "a.crt")));
        assertEquals(
                "https", Settings.from(Map.of("TLS_CERT", "a", "TLS_KEY", "b")).http().scheme());
        assertEquals("http", Settings.from(Map.of()).http().scheme());
    }

    private static String fault(Map<String, String> environment) {
        String message =
                assertThrows(WrongSettings.class, () -> Settings.from(environment)).toString();
        return message.substring(message.indexOf('\n') + 1).strip();
    }

    @Test
    void everythingHasADefault() {
        Settings settings = Settings.from(Map.of("PORT", "", "DATABASE_URL", " "));
        assertEquals(8080, settings.http().port());
        assertEquals("127.0.0.1", settings.http().host());
        assertEquals(Optional.empty(), settings.database().address());
        assertEquals(Duration.ZERO, settings.grace());
        assertEquals(new RateSettings(RateTable.usual(), 0), settings.http().rates());
        assertEquals(Optional.empty(), settings.redis());
    }

    @Test
    void givesThePlatformsRouterTimeToHearOfTheEnd() {
        assertEquals(
                Duration.ofSeconds(3),
                Settings.from(Map.of("DYNO", "web.1", "MASTER_API_KEY", KEY)).grace());
        assertEquals(
                Duration.ofSeconds(5),
                Settings.from(Map.of("DYNO", "web.1", "DRAIN_SECONDS", "5", "MASTER_API_KEY", KEY))
                        .grace());
    }

    @Test
    void channelsAreSetByTheirVariables() {
        ChannelSettings usual = Settings.from(Map.of("BELLWETHER_HOME", "/h")).channels();
        assertEquals(Optional.empty(), usual.mail());
        assertEquals(new SecretKeySource.Stored(Path.of("/h")), usual.secrets());
        ChannelSettings given =
                Settings.from(
                                Map.ofEntries(
                                        entry("SMTP_URL", "smtps://me:hunter2@mail.example.com"),
                                        entry("MAIL_FROM", "Bellwether <alerts@example.com>"),
                                        entry("SECRET_KEY", KEY + KEY),
                                        entry("WEBHOOK_ALLOW", "10.0.0.29:5000"),
                                        entry("TELEGRAM_URL", "http://10.0.0.29:5000/")))
                        .channels();
        assertEquals(
                "smtps://mail.example.com:465", given.mail().orElseThrow().server().toString());
        assertEquals(Optional.of("mailto:alerts@example.com"), given.pushContact());
        assertEquals(Optional.of("http://10.0.0.29:5000"), given.telegram());
        assertInstanceOf(SecretKeySource.Given.class, given.secrets());
        assertFalse(given.toString().contains("hunter2"), given::toString);
        assertFalse(given.toString().contains(KEY), given::toString);
    }

    @Test
    void onAPlatformNoKeyIsKeptInAFile() {
        assertEquals(
                new SecretKeySource.Missing(),
                Settings.from(Map.of("DYNO", "web.1", "MASTER_API_KEY", KEY)).channels().secrets());
    }

    @Test
    void faultsOfChannelsAreListedWithoutTheirSecrets() {
        String message =
                assertThrows(
                                WrongSettings.class,
                                () ->
                                        Settings.from(
                                                Map.ofEntries(
                                                        entry("SMTP_URL", "smtp://:hunter2@host"),
                                                        entry("SECRET_KEY", "hunter2"),
                                                        entry("WEBHOOK_ALLOW", "10.0.0.29"),
                                                        entry("TELEGRAM_URL", "http://10.0.0.1"),
                                                        entry("PUSH_CONTACT", "me"))))
                        .toString();
        assertEquals(
                """
                bellwether.WrongSettings: Wrong settings:
                  WEBHOOK_ALLOW must list hosts with ports such as 10.0.0.29:5000,nas.local:8080, was "10.0.0.29"
                  MAIL_FROM is required with SMTP_URL: the sender of e-mail
                  SMTP_URL must be like smtp+starttls://user:password@mail.example.com:587 or smtps://…; smtp:// is for a server on this machine only
                  TELEGRAM_URL must be like https://api.telegram.org. This address cannot be used: the URL must begin with https://; http:// is for hosts in WEBHOOK_ALLOW
                  SECRET_KEY must be 32 random bytes in base64 or hexadecimal, as `openssl rand -hex 32` prints them
                  PUSH_CONTACT must be like mailto:admin@example.com or https://example.com/contact\
                """,
                message);
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
                  DATABASE_URL must start with postgres://, postgresql:// or jdbc:postgresql:
                  DB_POOL_MIN must be at most DB_POOL_MAX, which is 5, was "9"
                  REDIS_URL must be like redis://:password@host:6379 or rediss://… for TLS
                  WORKERS must be a whole number from 1 to 64, was "0"
                  SAMPLE_DATA must be true or false, was "yes\"\
                """,
                message);
        assertFalse(message.contains("secret"));
    }
}

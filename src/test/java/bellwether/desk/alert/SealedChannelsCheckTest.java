package bellwether.desk.alert;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.doctor.CheckResult;
import bellwether.platform.secrets.RootSecret;
import bellwether.platform.secrets.SealedBox;
import bellwether.platform.secrets.SecretKeySource;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The key is missing, or another, as after a restore on another machine.
final class SealedChannelsCheckTest {
    private static final RootSecret SECRET = RootSecret.parse("0123456789abcdef".repeat(4));
    private static final RootSecret OTHER = RootSecret.parse("fedcba9876543210".repeat(4));

    @TempDir private Path home;
    private final DatabaseAddress database = TestDatabase.createMigrated();

    private void seal(RootSecret secret) {
        TestDatabase.plain(database)
                .useHandle(h ->
                        h.execute(
                                """
                                insert into channel (id, owner, kind, name, sealed, shown, state, min_priority, per_hour, per_day, created_at)
                                values (gen_random_uuid(), 'ann', 'webhook', 'hook', ?, 'https://x.example/…', 'ready', 'low', 1, 1, now())
                                """,
                                (Object) new SealedBox(secret).seal("channel", "{}")));
    }

    private CheckResult by(SecretKeySource source) {
        return new SealedChannelsCheck(() -> database, source).run();
    }

    @Test
    void aKeyThatIsMissingIsAFaultOnceSomethingIsSealed() {
        assertInstanceOf(CheckResult.Ok.class, by(new SecretKeySource.Stored(home)));
        seal(SECRET);
        CheckResult.Fault fault =
                assertInstanceOf(CheckResult.Fault.class, by(new SecretKeySource.Stored(home)));
        assertTrue(fault.words().contains("1 channel sealed by the key"), fault.words());
        assertTrue(fault.words().endsWith("this service has no key"), fault.words());
        assertTrue(fault.remedy().contains("Put back the file secret.key"), fault.remedy());
        assertFalse(Files.exists(home.resolve("secret.key")), "none was made");
        assertInstanceOf(CheckResult.Fault.class, by(new SecretKeySource.Missing()));
    }

    @Test
    void anotherKeyIsAFaultAndTheSameIsNone() {
        seal(SECRET);
        assertInstanceOf(CheckResult.Ok.class, by(new SecretKeySource.Given(SECRET)));
        CheckResult.Fault fault =
                assertInstanceOf(CheckResult.Fault.class, by(new SecretKeySource.Given(OTHER)));
        assertTrue(
                fault.words().endsWith("the key " + new SealedBox(OTHER).keyId()), fault.words());
    }
}

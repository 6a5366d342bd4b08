package bellwether.platform.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.doctor.CheckResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretKeysTest {
    @TempDir Path folder;

    private Path home() {
        return folder.resolve("home");
    }

    private static SecretKeys stored(Path home) {
        return new SecretKeys(new SecretKeySource.Stored(home));
    }

    @Test
    void theFileIsMadeAtFirstUseForItsOwnerOnly() throws Exception {
        SecretKeys keys = stored(home());
        assertTrue(keys.isConfigured());
        assertFalse(Files.exists(home()), "not before it is needed");
        String id = keys.box().keyId();
        Path file = home().resolve("secret.key");
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home())));
        assertEquals(List.of("secret.key"), names());
        assertEquals(id, stored(home()).box().keyId(), "the next start has the same key");
    }

    @Test
    void aFileThatOthersMayReadIsAWarning() throws Exception {
        stored(home()).box();
        SecretKeyCheck check = new SecretKeyCheck(new SecretKeySource.Stored(home()));
        assertInstanceOf(CheckResult.Ok.class, check.run());
        Path file = home().resolve("secret.key");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        CheckResult.Warning warning = assertInstanceOf(CheckResult.Warning.class, check.run());
        assertTrue(warning.words().endsWith("may use it: rw-r-----"), warning.words());
        assertEquals("Run chmod 600 " + file + ".", warning.remedy());
    }

    private List<String> names() throws Exception {
        try (Stream<Path> files = Files.list(home())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void ofManyProcessesThatMakeItAllHaveTheSame() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        List<Future<String>> made = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            for (int i = 0; i < 20; i++) {
                made.add(
                        threads.submit(() -> {
                            go.await();
                            return stored(home()).box().keyId();
                        }));
            }
            go.countDown();
        }
        Set<String> ids =
                made.stream().map(Future::resultNow).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(1, ids.size(), ids::toString);
        assertEquals(List.of("secret.key"), names());
    }

    @Test
    void aFileWithSomethingElseIsLeftAndNamed() throws Exception {
        Files.createDirectories(home());
        Path file = Files.writeString(home().resolve("secret.key"), "half a k");
        String message =
                String.valueOf(
                        assertThrows(IllegalStateException.class, () -> stored(home()).box())
                                .getMessage());
        assertTrue(message.startsWith(file + " does not contain 32 bytes"), message);
        assertEquals("half a k", Files.readString(file));
    }

    @Test
    void doctorNamesTheKeyAndMakesNone() throws Exception {
        SecretKeySource source = new SecretKeySource.Stored(home());
        assertEquals(
                new CheckResult.Ok(
                        home() + "/secret.key will be created for the first channel or share"),
                new SecretKeyCheck(source).run());
        assertFalse(Files.exists(home()));
        String id = stored(home()).box().keyId();
        assertEquals(
                new CheckResult.Ok(home() + "/secret.key is the key " + id),
                new SecretKeyCheck(source).run());
        Files.writeString(home().resolve("secret.key"), "x");
        assertInstanceOf(CheckResult.Fault.class, new SecretKeyCheck(source).run());
        Path file = Files.writeString(folder.resolve("file"), "");
        assertInstanceOf(
                CheckResult.Warning.class,
                new SecretKeyCheck(new SecretKeySource.Stored(file)).run());
        assertEquals(
                new CheckResult.Warning(
                        "SECRET_KEY is not set, and this platform keeps no files: channels and"
                                + " shares cannot be created",
                        "Set it to the output of `openssl rand -hex 32`."),
                new SecretKeyCheck(new SecretKeySource.Missing()).run());
    }

    @Test
    void withoutAnyKeyTheSettingIsNamed() {
        SecretKeys keys = new SecretKeys(new SecretKeySource.Missing());
        assertFalse(keys.isConfigured());
        Refusal refusal = assertThrows(Refusal.class, keys::box);
        assertEquals("not_configured", refusal.code());
        assertEquals(RefusalKind.CONFLICT, refusal.kind());
        assertTrue(refusal.detail().startsWith("SECRET_KEY is not set"), refusal.detail());
    }

    @Test
    void aGivenKeyNeedsNoFile() {
        String hex = "0123456789abcdef".repeat(4);
        SecretKeys given = new SecretKeys(new SecretKeySource.Given(RootSecret.parse(hex)));
        assertEquals(new SealedBox(RootSecret.parse(hex)).keyId(), given.box().keyId());
        assertFalse(new SecretKeySource.Given(RootSecret.parse(hex)).toString().contains("0123"));
    }
}

package bellwether.platform.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.feeds.ProviderSettings;
import bellwether.market.feeds.ProvidersCheck;
import bellwether.platform.base.Role;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.DatabaseProbe;
import bellwether.platform.db.DatabaseUnavailable;
import bellwether.platform.db.FakeServer;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.db.schema.Migrations;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.http.limits.RedisAddress;
import bellwether.platform.http.security.AuthorizationParts;
import bellwether.platform.http.server.HttpServer;
import bellwether.platform.http.server.HttpSettings;
import bellwether.platform.http.server.SelfSigned;
import bellwether.platform.http.server.TlsSettings;
import io.javalin.config.RoutesConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Good and bad set-ups, on real files, ports and databases.
final class DoctorTest {
    private static final long GIGABYTE = 1L << 30;

    @TempDir Path home;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void aGoodSetUpHasNoFault() {
        DatabaseAddress address = TestDatabase.createEmpty();
        Migrations.run(address, Duration.ZERO);
        assertEquals(0, examine(patient(address, 0, 28)), this::said);
        assertTrue(said().contains("up to date, at version"), said());
        assertTrue(said().endsWith("No fault, no warning.\n"), said());
        assertEquals(12, said().lines().filter(l -> l.startsWith("ok ")).count(), said());
    }

    @Test
    void theEmbeddedDatabaseIsAskedForWhenNoneIsGiven() {
        DatabaseAddress address = TestDatabase.createEmpty();
        DoctorContext patient =
                new DoctorContext(
                        "127.0.0.1",
                        0,
                        Optional.empty(),
                        home,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(new ProvidersCheck(ProviderSettings.OFF)),
                        28);
        assertEquals(0, doctor().examine(patient, () -> address));
        assertTrue(said().contains(", embedded"), said());
        assertTrue(said().contains("at version 0; the next start"), said());
    }

    @Test
    void aDatabaseThatCannotBeUsedIsToldOfAndTheRestSkipped() {
        try (FakeServer server = FakeServer.refusing("28P01", "password authentication failed")) {
            assertEquals(1, examine(patient(server.address(), 0, 28)));
        }
        assertTrue(said().contains("fault    database"), said());
        assertTrue(said().contains("Check the user and the password"), said());
        assertEquals(5, said().lines().filter(l -> l.startsWith("skipped ")).count(), said());
        assertTrue(said().endsWith("1 fault, no warning.\n"), said());
        assertFalse(said().contains("secret"), said());
    }

    @Test
    void aServerThatIsTooOldIsAFault() {
        try (FakeServer server = FakeServer.ofVersion("12.22")) {
            assertEquals(1, examine(patient(server.address(), 0, 28)));
        }
        assertTrue(said().contains("15 or newer is needed"), said());
    }

    @Test
    void anEmbeddedDatabaseThatDoesNotStartIsAFault() {
        DoctorContext patient =
                new DoctorContext(
                        "127.0.0.1",
                        0,
                        Optional.empty(),
                        home,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(new ProvidersCheck(ProviderSettings.OFF)),
                        28);
        assertEquals(
                1,
                doctor().examine(
                                patient,
                                () -> {
                                    throw new DatabaseUnavailable("It did not start: no memory.");
                                }));
        assertTrue(said().contains("It did not start: no memory"), said());
    }

    @Test
    void aForeignSchemaIsAFault() {
        DatabaseAddress address = TestDatabase.createEmpty();
        execute(address, "create table orders (id int)");
        CheckResult.Fault fault =
                assertInstanceOf(
                        CheckResult.Fault.class, new SchemaCheck(new DatabaseProbe(address)).run());
        assertTrue(fault.words().contains("orders"), fault.words());
    }

    @Test
    void aUserWithoutRightsIsToldWhichAreMissing() {
        DatabaseAddress owner = TestDatabase.createEmpty();
        String user = "guest_" + owner.jdbcUrl().replaceAll(".*/", "");
        execute(owner, "create role %s login".formatted(user));
        DatabaseAddress guest =
                new DatabaseAddress(owner.jdbcUrl(), Optional.of(user), Optional.empty());
        assertFault(new RightsCheck(new DatabaseProbe(guest)), "may not create tables in schema");
        execute(owner, "grant create on schema public to " + user);
        assertInstanceOf(CheckResult.Ok.class, new RightsCheck(new DatabaseProbe(guest)).run());
        execute(owner, "create table theirs (id int)");
        assertFault(new RightsCheck(new DatabaseProbe(guest)), "does not own theirs");
        execute(owner, "drop schema public cascade");
        assertFault(new RightsCheck(new DatabaseProbe(guest)), "has no schema");
    }

    @Test
    void aPoolThatCannotFitIsAFaultAndAFullServerAWarning() {
        DatabaseProbe database = new DatabaseProbe(TestDatabase.createEmpty());
        int most = database.seats().most();
        assertFault(new ConnectionsCheck(database, most + 1), "may open " + most);
        // others and this probe's own session may come and go; nobody needs none
        assertInstanceOf(CheckResult.Ok.class, new ConnectionsCheck(database, 0).run());
    }

    @Test
    void aLimitOfTheUserCounts() {
        DatabaseAddress owner = TestDatabase.createEmpty();
        String user = "few_" + owner.jdbcUrl().replaceAll(".*/", "");
        execute(owner, "create role %s login connection limit 7".formatted(user));
        DatabaseProbe few =
                new DatabaseProbe(
                        new DatabaseAddress(owner.jdbcUrl(), Optional.of(user), Optional.empty()));
        assertEquals(7, few.seats().most());
        assertFault(new ConnectionsCheck(few, 8), "this user may open 7");
    }

    @Test
    void aClockThatIsOffIsSeen() {
        DatabaseProbe database = new DatabaseProbe(TestDatabase.createEmpty());
        assertInstanceOf(CheckResult.Ok.class, new ClockCheck(database, off(0)).run());
        assertInstanceOf(CheckResult.Warning.class, new ClockCheck(database, off(60)).run());
        assertFault(new ClockCheck(database, off(3_600)), "behind this machine's");
        assertFault(new ClockCheck(database, off(-3_600)), "ahead of this machine's");
    }

    @Test
    void aPortThatAnotherHasIsAFaultAndOneThatABellwetherHasIsNot() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertFault(new PortCheck("127.0.0.1", other.getLocalPort(), false), "in use");
        }
        InstantSource clock = InstantSource.system();
        try (HttpServer ours =
                HttpServer.start("127.0.0.1", 0, clock, List.<Routes>of(DoctorTest::health))) {
            CheckResult outcome = new PortCheck("127.0.0.1", ours.port(), false).run();
            assertTrue(outcome.words().contains("a Bellwether is running"), outcome.words());
        }
        assertFault(new PortCheck("192.0.2.1", 8080, false), "192.0.2.1");
    }

    @Test
    void aBellwetherThatSpeaksTlsIsKnownByThat() throws Exception {
        TlsSettings files = SelfSigned.make(home, "port", "-keyalg", "EC").files();
        try (HttpServer ours =
                HttpServer.start(
                        HttpSettings.at("127.0.0.1", 0).with(files),
                        InstantSource.system(),
                        _ -> {},
                        AuthorizationParts.LOCAL,
                        List.<Routes>of(DoctorTest::health))) {
            CheckResult outcome = new PortCheck("127.0.0.1", ours.port(), true).run();
            assertTrue(outcome.words().contains("a Bellwether is running"), outcome.words());
            assertFault(new PortCheck("127.0.0.1", ours.port(), false), "in use");
        }
    }

    /// What every Bellwether answers there.
    private static void health(RoutesConfig routes) {
        routes.get(
                "/health",
                ctx -> Responses.json(ctx, Map.of("status", "up", "uptime_seconds", 1)),
                Role.PUBLIC);
    }

    @Test
    void aHomeThatCannotBeWrittenIsAFault() throws Exception {
        assertInstanceOf(CheckResult.Ok.class, new HomeCheck(home.resolve("a/b"), true).run());
        assertEquals(0, home.toFile().list().length, "nothing is left behind");
        Path file = Files.writeString(home.resolve("file"), "");
        assertFault(new HomeCheck(file.resolve("home"), true), file + " is a file");
        assertInstanceOf(CheckResult.Ok.class, new HomeCheck(file.resolve("home"), false).run());
    }

    @Test
    void aDiskWithLittleRoomIsAWarningAndOneWithoutAFault() {
        assertInstanceOf(CheckResult.Ok.class, disk(true, 4 * GIGABYTE));
        assertInstanceOf(CheckResult.Warning.class, disk(true, GIGABYTE));
        assertInstanceOf(CheckResult.Fault.class, disk(true, GIGABYTE / 8));
        assertInstanceOf(CheckResult.Ok.class, disk(false, 0));
        assertTrue(
                new DiskCheck(home.resolve("not/there"), true).run().words().contains(" MB free"));
    }

    /// The checks after it still run, and without an embedded database its disk is of no account.
    @Test
    void aDiskThatCannotBeSeenIsAFaultOnlyWhereTheDatabaseLies() {
        DiskCheck.Space unseen =
                _ -> {
                    throw new IOException("mount point not found");
                };
        assertFault(new DiskCheck(home, true, unseen), "mount point not found");
        CheckResult elsewhere = new DiskCheck(home, false, unseen).run();
        assertInstanceOf(CheckResult.Skipped.class, elsewhere);
    }

    private CheckResult disk(boolean needed, long free) {
        return new DiskCheck(home, needed, _ -> free).run();
    }

    @Test
    void aRedisThatDoesNotAnswerIsAWarningAndItsPasswordIsNotTold() throws Exception {
        int port = freePort();
        CheckResult.Warning warning =
                assertInstanceOf(
                        CheckResult.Warning.class,
                        new RedisCheck(RedisAddress.parse("redis://:secret@127.0.0.1:" + port))
                                .run());
        assertTrue(warning.words().contains("127.0.0.1:" + port), warning.words());
        assertFalse(warning.words().contains("secret"), warning.words());
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void providersThatCannotBeReachedOrHaveNoKeyAreAWarning() throws Exception {
        int port = freePort();
        try (HttpServer host =
                HttpServer.start(
                        "127.0.0.1", 0, InstantSource.system(), List.<Routes>of(_ -> {}))) {
            String there = "http://127.0.0.1:" + host.port();
            assertInstanceOf(
                    CheckResult.Ok.class,
                    providers(Map.of("PROVIDERS", "yahoo", "YAHOO_URL", there)).run());
            CheckResult.Warning warning =
                    assertInstanceOf(
                            CheckResult.Warning.class,
                            providers(
                                            Map.of(
                                                    "PROVIDERS",
                                                    "stooq,tiingo",
                                                    "STOOQ_URL",
                                                    "http://127.0.0.1:" + port))
                                    .run());
            assertTrue(
                    warning.words().contains("stooq (http://127.0.0.1:" + port), warning.words());
            assertTrue(warning.words().contains("TIINGO_KEY is missing"), warning.words());
        }
        assertInstanceOf(CheckResult.Ok.class, providers(Map.of()).run());
    }

    private static ProvidersCheck providers(Map<String, String> environment) {
        return new ProvidersCheck(
                ProviderSettings.read(
                        environment,
                        (name, words) -> {
                            throw new AssertionError(name + " " + words);
                        }));
    }

    @Test
    void wrongSettingsAreAllListed() {
        assertEquals(1, doctor().wrongSettings(List.of("PORT must be …", "WORKERS must be …")));
        assertTrue(said().endsWith("2 faults, no warning.\n"), said());
    }

    @Test
    void aCertificateThatEndsSoonIsAWarningAndOneThatCannotBeUsedAFault() throws Exception {
        TlsSettings files =
                SelfSigned.make(home, "own", "-keyalg", "EC", "-validity", "30").files();
        assertInstanceOf(CheckResult.Ok.class, new TlsCheck(files, off(0)).run());
        assertInstanceOf(CheckResult.Warning.class, new TlsCheck(files, off(20 * 86_400)).run());
        assertFault(new TlsCheck(files, off(40 * 86_400)), "expired");
    }

    @Test
    void anotherJavaIsAWarning() {
        assertInstanceOf(
                CheckResult.Warning.class, new JavaCheck(Runtime.Version.parse("26.0.1")).run());
    }

    private static void assertFault(Check check, String words) {
        CheckResult.Fault fault = assertInstanceOf(CheckResult.Fault.class, check.run());
        assertTrue(fault.words().contains(words), fault.words());
    }

    private static InstantSource off(long seconds) {
        return () -> Instant.now().plusSeconds(seconds);
    }

    private DoctorContext patient(DatabaseAddress address, int port, int connections) {
        return new DoctorContext(
                "127.0.0.1",
                port,
                Optional.empty(),
                home,
                Optional.of(address),
                Optional.empty(),
                Optional.empty(),
                List.of(new ProvidersCheck(ProviderSettings.OFF)),
                connections);
    }

    private Doctor doctor() {
        return new Doctor(
                new PrintStream(out, true, StandardCharsets.UTF_8), InstantSource.system());
    }

    private int examine(DoctorContext patient) {
        return doctor().examine(
                        patient,
                        () -> {
                            throw new AssertionError("a database is given");
                        });
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void execute(DatabaseAddress address, String sql) {
        Jdbi.create(address.jdbcUrl(), address.user().orElseThrow(), "")
                .useHandle(h -> h.execute(sql));
    }
}

package bellwether.platform.db.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.Waiting;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.db.schema.MigrationFiles;
import bellwether.platform.db.schema.MigrationFolder;
import bellwether.platform.db.schema.Migrations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BackupTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Backups backups(DatabaseAddress address) {
        out.reset();
        err.reset();
        return new Backups(
                address,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private int backup(DatabaseAddress address, Path file) {
        return backups(address).write(file, true, "9.9.9", NOW);
    }

    private int backupUntried(DatabaseAddress address, Path file) {
        return backups(address).write(file, false, "9.9.9", NOW);
    }

    private int restore(DatabaseAddress address, Path file) {
        return backups(address).restore(file);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /// What COPY has to get right: quotes, backslashes, tabs, nulls, bytes, arrays, JSON, NaN.
    private static DatabaseAddress filled() {
        try (TestDatabase made = TestDatabase.create()) {
            made.jdbi()
                    .useHandle(h -> {
                        h.execute(
                                "insert into symbol (ticker, name, created_at, updated_at) values"
                                        + " ('A', E'tab\\tline\\nback\\\\slash \"q\" ünï', now(),"
                                        + " now()), ('B', null, now(), now())");
                        h.execute(
                                "insert into source (name, synthetic) values (E'\\\\N', false),"
                                        + " ('', true)");
                        h.execute(
                                "insert into bar_block values (2, '1d', 0, 1, 0, 0, '{1,2}',"
                                        + " decode(repeat('00ff5c0a', 14), 'hex'))");
                        h.execute(
                                "insert into job (id, owner, kind, request_hash, params, priority,"
                                        + " total) values (gen_random_uuid(), 'o', 'k', 'h', '{\"a\":"
                                        + " \"\\\\u0041\"}', 1, 3)");
                    });
            return made.address();
        }
    }

    private static String contents(DatabaseAddress address) {
        Jdbi jdbi = TestDatabase.plain(address);
        return jdbi.withHandle(h -> {
            StringBuilder all = new StringBuilder();
            for (StoredTable table : StoredTable.all(h)) {
                all.append(table.name())
                        .append(' ')
                        .append(
                                h.createQuery(
                                                "select coalesce(md5(string_agg(t::text, ' ' order by t::text)), '') from %s as t"
                                                        .formatted(table.name()))
                                        .mapTo(String.class)
                                        .one())
                        .append('\n');
            }
            return all.toString();
        });
    }

    @Test
    void whatIsRestoredIsWhatWasKept() throws IOException {
        DatabaseAddress from = filled();
        DatabaseAddress to = TestDatabase.createEmpty();
        Path file = folder.resolve("all.backup");
        assertEquals(0, backup(from, file), complained());
        assertTrue(said().contains("every table has the same number of rows"), said());
        assertTrue(said().contains("6 rows of "), said());
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(0, restore(to, file), complained());
        assertEquals(contents(from), contents(to));
        assertEquals(List.of("all.backup"), names());
        List<Long> next =
                TestDatabase.plain(to)
                        .withHandle(h ->
                                h.createQuery(
                                                "insert into symbol (ticker, created_at,"
                                                        + " updated_at) values ('C', now(), now())"
                                                        + " returning id")
                                        .mapTo(Long.class)
                                        .list());
        assertEquals(List.of(3L), next, "numbers go on where they were");
    }

    @Test
    void noBrowserIsSignedInByABackup() {
        DatabaseAddress from = filled();
        TestDatabase.plain(from)
                .useHandle(h ->
                        h.execute(
                                """
                                insert into access_session
                                  (hash, master, owner, stay, user_agent, address, created_at, seen_at)
                                values (decode(repeat('00', 32), 'hex'), 'f', 'ann', true, '', '', now(), now())
                                """));
        Path file = folder.resolve("signed-in.backup");
        assertEquals(0, backup(from, file), complained());
        DatabaseAddress to = TestDatabase.createEmpty();
        assertEquals(0, restore(to, file), complained());
        assertTrue(said().contains("browsers were signed in: 1"), said());
        assertEquals(1, sessions(from));
        assertEquals(0, sessions(to));
    }

    private static int sessions(DatabaseAddress address) {
        return TestDatabase.plain(address)
                .withHandle(h ->
                        h.createQuery("select count(*) from access_session")
                                .mapTo(Integer.class)
                                .one());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void anEarlierSchemaIsBroughtUpToDateAfterwards() {
        DatabaseAddress from = TestDatabase.createEmpty();
        new Migrations(from, MigrationFiles.packed()).up(1);
        TestDatabase.plain(from)
                .useHandle(h ->
                        h.execute("insert into source (name, synthetic) values ('old', false)"));
        Path file = folder.resolve("old.backup");
        assertEquals(0, backup(from, file), complained());
        try (TestDatabase newest = TestDatabase.create()) {
            assertEquals(0, restore(newest.address(), file), complained());
            assertEquals(
                    MigrationFiles.packed().newest(),
                    new Migrations(newest.address(), MigrationFiles.packed()).standing().version());
            assertEquals(
                    List.of("old"),
                    newest.jdbi()
                            .withHandle(h ->
                                    h.createQuery("select name from source")
                                            .mapTo(String.class)
                                            .list()));
        }
    }

    @Test
    void whatIsWrittenMeanwhileIsInAllTablesOrInNone() throws Exception {
        MigrationFolder two =
                new MigrationFolder(folder)
                        .add(
                                "V1__two.sql",
                                "create table a (id int); create table z (id int);",
                                "drop table a; drop table z;");
        DatabaseAddress from = TestDatabase.createEmpty();
        Migrations migrations = two.on(from);
        migrations.up(1);
        AtomicInteger pairs = new AtomicInteger();
        AtomicBoolean enough = new AtomicBoolean();
        try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
            Future<?> writing =
                    writer.submit(() ->
                            TestDatabase.plain(from)
                                    .useHandle(h -> {
                                        while (!enough.get()) {
                                            h.useTransaction(t -> {
                                                t.execute("insert into a values (1)");
                                                t.execute("insert into z values (1)");
                                            });
                                            pairs.incrementAndGet();
                                        }
                                    }));
            try {
                for (int i = 0; i < 10; i++) {
                    int before = pairs.get();
                    Waiting.until(() -> pairs.get() > before || writing.isDone());
                    BackupManifest kept =
                            new BackupWriter(migrations, line -> {})
                                    .write(folder.resolve("b" + i), "x", NOW);
                    List<Long> rows = List.copyOf(kept.tables().values());
                    assertTrue(rows.getFirst() > 0);
                    assertEquals(rows.getFirst(), rows.getLast());
                }
            } finally {
                enough.set(true);
            }
            writing.get();
        }
    }

    @Test
    void refusesToRestoreOverData() {
        DatabaseAddress from = filled();
        Path file = folder.resolve("b");
        assertEquals(0, backupUntried(from, file));
        assertTrue(said().contains("Trial restore skipped."), said());
        DatabaseAddress other = filled();
        String before = contents(other);
        assertEquals(1, restore(other, file));
        assertTrue(
                complained().contains("already has rows, in job, source, symbol, bar_block"),
                complained());
        assertEquals(before, contents(other));
    }

    /// It was brought to the backup's schema first, and refused then.
    @Test
    void whatIsRefusedForItsRowsKeepsItsSchema() {
        Path file = folder.resolve("b");
        assertEquals(0, backupUntried(filled(), file));
        DatabaseAddress older = TestDatabase.createEmpty();
        Migrations migrations = new Migrations(older, MigrationFiles.packed());
        migrations.up(1);
        TestDatabase.plain(older)
                .useHandle(h ->
                        h.execute("insert into source (name, synthetic) values ('old', false)"));
        assertEquals(1, restore(older, file));
        assertTrue(complained().contains("already has rows, in source"), complained());
        assertEquals(1, migrations.standing().version());
    }

    @Test
    void refusesToWriteOverAFileAndWhereThereIsNoFolder() throws IOException {
        DatabaseAddress from = filled();
        Path file = Files.writeString(folder.resolve("mine"), "mine");
        assertEquals(1, backup(from, file));
        assertTrue(complained().contains("mine already exists"), complained());
        assertEquals("mine", Files.readString(file));
        assertEquals(1, backup(from, folder.resolve("no/b")));
        assertTrue(complained().contains("there is no folder"), complained());
        assertEquals(1, backup(TestDatabase.createEmpty(), folder.resolve("b")));
        assertTrue(complained().contains("is empty"), complained());
        assertEquals(List.of("mine"), names());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cut",
                "flipped",
                "flipped manifest",
                "fewer rows",
                "newer schema",
                "newer form",
                "text"
            })
    void whatIsNoWholeBackupIsRefusedBeforeAnythingIsTouched(String fault) throws IOException {
        Path whole = folder.resolve("whole");
        assertEquals(0, backupUntried(filled(), whole));
        Path broken = folder.resolve("broken");
        String words = breakIt(fault, whole, broken);
        DatabaseAddress to = TestDatabase.createEmpty();
        assertEquals(1, restore(to, broken));
        assertTrue(complained().contains(words), complained());
        assertEquals("", contents(to), "not even a table was made");
        assertEquals(0, restore(to, whole), "nothing stands in its way: " + complained());
    }

    /// Gives what is to be said of it.
    private static String breakIt(String fault, Path whole, Path broken) throws IOException {
        byte[] bytes = Files.readAllBytes(whole);
        switch (fault) {
            case "cut" -> Files.write(broken, java.util.Arrays.copyOf(bytes, bytes.length - 40));
            case "flipped" -> flip(whole, broken, "back\\\\slash");
            case "flipped manifest" -> flip(whole, broken, "sequence\t");
            case "fewer rows" -> rewrite(whole, broken, "table\tsymbol\t2", "table\tsymbol\t3");
            case "newer schema" -> rewrite(whole, broken, "schema\t", "schema\t99");
            case "newer form" -> rewrite(whole, broken, "bellwether-backup\t1", "later\t2");
            default -> Files.writeString(broken, "price,day");
        }
        return switch (fault) {
            case "cut", "text" -> "it is not a backup, or incomplete";
            case "flipped" -> "the rows of symbol differ from those written";
            case "flipped manifest" -> "its manifest differs from the one written";
            case "fewer rows" -> "symbol had 3 rows and would have 2";
            case "newer schema" -> "and this release supports";
            default -> "it was written by a later release";
        };
    }

    private static void flip(Path whole, Path broken, String words) throws IOException {
        rewrite(whole, broken, "", "");
        byte[] stored = Files.readAllBytes(broken);
        stored[new String(stored, StandardCharsets.ISO_8859_1).indexOf(words)] ^= 0x20;
        Files.write(broken, stored);
    }

    /// Writes it anew without compression, its manifest changed.
    private static void rewrite(Path from, Path to, String text, String other) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(from));
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
            out.setLevel(0);
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] bytes = in.readAllBytes();
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(
                        entry.getName().equals(BackupWriter.MANIFEST)
                                ? new String(bytes, StandardCharsets.UTF_8)
                                        .replace(text, other)
                                        .getBytes(StandardCharsets.UTF_8)
                                : bytes);
            }
        }
    }

    @Test
    void saysWhenItCouldNotTryIt() {
        DatabaseAddress from = filled();
        String role = "keeper_" + from.jdbcUrl().replaceAll(".*_", "");
        TestDatabase.plain(from)
                .useHandle(h -> {
                    h.execute("create role " + role + " login in role pg_read_all_data");
                });
        DatabaseAddress reader =
                new DatabaseAddress(
                        from.jdbcUrl(), java.util.Optional.of(role), java.util.Optional.empty());
        assertEquals(0, backup(reader, folder.resolve("b")), complained());
        assertTrue(said().contains("It was NOT verified"), said());
        assertFalse(said().contains("same number of rows"), said());
    }
}

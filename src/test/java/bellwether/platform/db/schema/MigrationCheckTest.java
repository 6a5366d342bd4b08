package bellwether.platform.db.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MigrationCheckTest {
    @TempDir Path parent;

    @Test
    void ourMigrationsAreSound() {
        List<String> told = new ArrayList<>();
        Migrations packed = new Migrations(TestDatabase.createEmpty(), MigrationFiles.packed());
        List<LintFinding> findings = new MigrationCheck(packed, told::add).run();
        assertEquals(List.of(), findings);
        assertEquals(MigrationFiles.packed().all().size() + 1, told.size(), told.toString());
    }

    @Test
    void soundOnesPass() {
        MigrationFolder folder =
                MigrationFolder.withTables(parent)
                        .add(
                                "V3__more.sql",
                                "alter table price add column source text default 'x';",
                                "alter table price drop column source;")
                        .write(
                                "V4__index.sql",
                                "create index concurrently price_day on price (day);")
                        .write(
                                "undo/U4__index.sql",
                                "set local lock_timeout = '2s'; drop index price_day;")
                        .add(
                                "V5__proof.sql",
                                "-- allow breaks: nothing ever wrote a null\nalter table price add constraint day_is check (day is not null) not valid;",
                                "alter table price drop constraint day_is;")
                        .add(
                                "V6__valid.sql",
                                "alter table price validate constraint day_is;",
                                "alter table price drop constraint day_is; alter table price add constraint day_is check (day is not null) not valid;")
                        .add(
                                "V7__required__needs_5.sql",
                                "alter table price alter column day set not null;",
                                "alter table price alter column day drop not null;")
                        .add(
                                "V8__gone__needs_7.sql",
                                "alter table price drop column note;",
                                "alter table price drop column source; alter table price add column note varchar(10), add column source text default 'x';");
        assertEquals(List.of(), check(folder));
    }

    @Test
    void aRuleIsLetOffWithAReasonOnly() {
        String index = "create index price_day on price (day);\n-- allow blocking-index:";
        String undo = "drop index price_day;";
        assertEquals(
                List.of("V3__x.sql"),
                files(
                        MigrationFolder.withTables(parent).add("V3__x.sql", index, undo),
                        "blocking-index"));
        assertEquals(
                List.of(),
                check(
                        MigrationFolder.withTables(parent)
                                .add("V3__x.sql", index + " few rows", undo)));
    }

    @Test
    void anUndoThatIsMissingIsNamed() {
        MigrationFolder folder =
                MigrationFolder.withTables(parent)
                        .write("V3__x.sql", "set local lock_timeout = '2s'; create table x ();");
        assertEquals(
                "[migrations/undo/U3__x.sql: undo-missing: is missing: write what takes V3__x.sql back]",
                check(folder).toString());
    }

    @Test
    void filesMustSetALockTimeoutFirst() {
        MigrationFolder folder =
                MigrationFolder.withTables(parent)
                        .write("V3__x.sql", "-- set local lock_timeout = '2s';\ncreate table x ();")
                        .write("undo/U3__x.sql", "drop table x; set local lock_timeout = '2s';");
        assertEquals(List.of("V3__x.sql", "undo/U3__x.sql"), files(folder, "lock-timeout"));
    }

    @Test
    void anIndexBuiltConcurrentlyStandsAlone() {
        MigrationFolder folder =
                MigrationFolder.withTables(parent)
                        .write(
                                "V3__x.sql",
                                "create index concurrently a on price (day);\ncreate index concurrently b on price (note);")
                        .write("undo/U3__x.sql", "set local lock_timeout = '2s'; drop index a, b;");
        assertEquals(List.of("V3__x.sql"), files(folder, "concurrent-alone"));
    }

    @Test
    void needsNamesAnEarlierVersion() {
        MigrationFolder folder =
                MigrationFolder.withTables(parent)
                        .add(
                                "V3__x__needs_3.sql",
                                "drop table empty_one;",
                                "create table empty_one (n int);");
        assertEquals(List.of("V3__x__needs_3.sql"), files(folder, "needs"));
    }

    @Test
    void anUndoThatLeavesSomethingIsAFinding() {
        MigrationFolder folder =
                MigrationFolder.withTables(parent)
                        .add(
                                "V3__x.sql",
                                "create table t (n int); comment on table empty_one is 'hello';",
                                "drop table t;");
        List<LintFinding> found = check(folder);
        assertEquals("undo", found.getFirst().rule());
        assertTrue(found.getFirst().message().contains("hello"), found.toString());
    }

    private static List<LintFinding> check(MigrationFolder folder) {
        return new MigrationCheck(folder.on(TestDatabase.createEmpty()), line -> {}).run();
    }

    private static List<String> files(MigrationFolder folder, String rule) {
        return check(folder).stream()
                .filter(f -> f.rule().equals(rule))
                .map(LintFinding::file)
                .toList();
    }
}

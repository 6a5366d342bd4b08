package bellwether.platform.db.schema;

import bellwether.platform.db.DatabaseUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Tries every migration on an empty scratch database: up, down, up, each alone and all together,
/// and compares the schemas; and looks at what each one did.
final class MigrationCheck {
    private final Migrations migrations;
    private final MigrationUndo undo;
    private final Consumer<String> tell;
    private final List<LintFinding> findings = new ArrayList<>();

    /// @param migrations on a scratch database
    MigrationCheck(Migrations migrations, Consumer<String> tell) {
        this.migrations = migrations;
        this.undo = new MigrationUndo(migrations, true, line -> {});
        this.tell = tell;
    }

    /// What is wrong; empty when nothing is.
    List<LintFinding> run() {
        List<Migration> all = migrations.files().all();
        makeHistory();
        SchemaDump empty = dump();
        int before = 0;
        for (Migration migration : all) {
            step(before, migration);
            before = migration.version();
        }
        boolean complete = all.stream().allMatch(m -> m.undo().isPresent());
        if (complete && findings.stream().noneMatch(f -> f.rule().equals("undo"))) {
            whole(empty);
        }
        return findings.stream().filter(f -> !allowed(f)).toList();
    }

    /// Version 0 is a database with a history and nothing in it.
    private void makeHistory() {
        new SchemaStamp(migrations).stamp(0);
    }

    private void step(int before, Migration migration) {
        findings.addAll(MigrationFileRules.check(migration));
        SchemaDump old = dump();
        SchemaSnapshot oldShape = shape();
        migrations.up(migration.version());
        findings.addAll(MigrationRules.check(migration, oldShape, shape()));
        if (migration.undo().isEmpty()) {
            tell.accept("V%d up; no undo".formatted(migration.version()));
            return;
        }
        SchemaDump made = dump();
        try {
            undo.down(before);
        } catch (DatabaseUnavailable e) {
            add(migration.undoScript(), String.valueOf(e.getMessage()));
            return;
        }
        compare(migration.undoScript(), "leaves another schema than before", old, dump());
        try {
            migrations.up(migration.version());
        } catch (DatabaseUnavailable e) {
            throw new DatabaseUnavailable(
                    "migrations/%s does not let V%d be applied again: %s"
                            .formatted(migration.undoScript(), migration.version(), e.getMessage()),
                    e);
        }
        compare(migration.script(), "makes another schema at the second time", made, dump());
        tell.accept("V%d up, down, up".formatted(migration.version()));
    }

    private void whole(SchemaDump empty) {
        int newest = migrations.files().newest();
        SchemaDump full = dump();
        undo.down(0);
        compare("undo", "leave something behind together", empty, dump());
        migrations.up(newest);
        compare("undo", "let another schema be made", full, dump());
        tell.accept("V%d down to 0 and up again".formatted(newest));
    }

    private void compare(String file, String message, SchemaDump wanted, SchemaDump found) {
        List<String> differences = wanted.differences(found);
        if (!differences.isEmpty()) {
            add(file, message + ":\n    " + String.join("\n    ", differences));
        }
    }

    private void add(String file, String message) {
        findings.add(new LintFinding(file, "undo", message));
    }

    private boolean allowed(LintFinding finding) {
        Pattern allow = Pattern.compile("--\\s*allow " + finding.rule() + ":\\s*\\S+");
        return migrations.files().all().stream()
                .filter(m -> m.script().equals(finding.file()))
                .anyMatch(m -> allow.matcher(m.sql()).find());
    }

    private SchemaDump dump() {
        return migrations.jdbi().withHandle(SchemaDump::of);
    }

    private SchemaSnapshot shape() {
        return migrations.jdbi().withHandle(SchemaSnapshot::of);
    }
}

package bellwether.platform.db.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a migration did to tables that were there before it. Every such table counts as a large one
/// in use.
final class MigrationRules {
    private final Migration migration;
    private final SchemaSnapshot before;
    private final SchemaSnapshot after;
    private final List<LintFinding> findings = new ArrayList<>();

    private MigrationRules(Migration migration, SchemaSnapshot before, SchemaSnapshot after) {
        this.migration = migration;
        this.before = before;
        this.after = after;
    }

    static List<LintFinding> check(
            Migration migration, SchemaSnapshot before, SchemaSnapshot after) {
        MigrationRules rules = new MigrationRules(migration, before, after);
        rules.tables();
        rules.oldColumns();
        rules.newColumns();
        rules.indexes();
        rules.constraints();
        rules.routines();
        return List.copyOf(rules.findings);
    }

    private void tables() {
        for (SchemaSnapshot.Table old : before.tables()) {
            Optional<SchemaSnapshot.Table> now = after.table(old.id());
            if (now.isEmpty()) {
                if (old.file() != 0 || !after.hasTable(old.name())) {
                    breaks("drops " + old.name());
                }
            } else if (!now.get().name().equals(old.name())) {
                renames(old.name(), now.get().name());
            } else if (now.get().file() != old.file()) {
                add(
                        "rewrite",
                        "rewrites the whole table %s under a lock that stops readers: add a new column, fill it in batches, switch"
                                .formatted(old.name()));
            }
        }
    }

    private void oldColumns() {
        for (SchemaSnapshot.Column old : before.columns()) {
            if (after.table(old.tableId()).isEmpty()) {
                continue;
            }
            String name = name(old);
            Optional<SchemaSnapshot.Column> found = after.column(old);
            if (found.isEmpty()) {
                breaks("drops " + name);
                continue;
            }
            SchemaSnapshot.Column now = found.get();
            if (!now.name().equals(old.name())) {
                renames(name, now.name());
            }
            if (!now.type().equals(old.type())) {
                breaks("changes the type of " + name);
            }
            if (now.required() && !old.required()) {
                required(old, name);
            }
        }
    }

    private void required(SchemaSnapshot.Column column, String name) {
        String proof = "(" + column.name() + " is not null)";
        boolean proven =
                before.constraints().stream()
                        .anyMatch(k ->
                                k.tableId() == column.tableId()
                                        && k.kind().equals("c")
                                        && k.validated()
                                        && k.definition().toLowerCase(Locale.ROOT).contains(proof));
        if (!proven) {
            add(
                    "not-null",
                    "reads all of the table to set %s NOT NULL: first add the check %s NOT VALID, then validate it, each in a file of its own before this one"
                            .formatted(name, proof));
        }
        breaks("refuses null in " + name);
    }

    private void newColumns() {
        for (SchemaSnapshot.Column column : after.columns()) {
            boolean oldTable = before.table(column.tableId()).isPresent();
            if (oldTable
                    && before.column(column).isEmpty()
                    && column.required()
                    && !column.filled()) {
                breaks("wants a value for the new column " + name(column));
            }
        }
    }

    private void indexes() {
        for (SchemaSnapshot.Index index : after.indexes()) {
            boolean isNew = before.indexes().stream().noneMatch(i -> i.id() == index.id());
            if (isNew && before.table(index.tableId()).isPresent() && !migration.concurrent()) {
                add(
                        "blocking-index",
                        "builds the index %s on a table that is in use and stops its writers: CREATE INDEX CONCURRENTLY, alone in a file"
                                .formatted(index.name()));
            }
        }
    }

    private void constraints() {
        for (SchemaSnapshot.Constraint constraint : after.constraints()) {
            boolean isNew = before.constraints().stream().noneMatch(k -> k.id() == constraint.id());
            if (!isNew || before.table(constraint.tableId()).isEmpty()) {
                continue;
            }
            boolean reads = constraint.kind().equals("c") || constraint.kind().equals("f");
            if (reads && constraint.validated()) {
                add(
                        "constraint-scan",
                        "reads all of the table to check %s: add it NOT VALID, and validate it in a later file"
                                .formatted(constraint.name()));
            }
            breaks("may refuse what older programs write, by %s".formatted(constraint.name()));
        }
    }

    private void routines() {
        before.routines().stream()
                .filter(r -> !after.routines().contains(r))
                .forEach(r -> breaks("drops " + r));
    }

    private void renames(String old, String now) {
        add(
                "rename",
                "renames %s to %s in one step: add the new, write both, move readers, drop the old in a later release"
                        .formatted(old, now));
    }

    /// Older programs run on newer schemas while a release rolls out and after it is taken back.
    private void breaks(String what) {
        if (migration.needs().isEmpty()) {
            add(
                    "breaks",
                    "%s, which older programs may not survive: end its name with __needs_N, where N is the version from which programs do without"
                            .formatted(what));
        }
    }

    private String name(SchemaSnapshot.Column column) {
        return after.table(column.tableId()).map(SchemaSnapshot.Table::name).orElse("?")
                + "."
                + column.name();
    }

    private void add(String rule, String message) {
        findings.add(new LintFinding(migration.script(), rule, message));
    }
}

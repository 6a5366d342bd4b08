package bellwether.platform.db.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BackupManifestTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    private static final TablePart MONTH =
            new TablePart(
                    "audit",
                    "audit_2026_11",
                    "FOR VALUES FROM (MINVALUE) TO ('2026-12-01 00:00:00+00')");

    private static BackupManifest manifest() {
        Map<StoredTable, Long> tables = new LinkedHashMap<>();
        tables.put(new StoredTable("symbol", List.of("id", "\"order\"", "name")), 3L);
        tables.put(new StoredTable("bar_block", List.of("symbol_id")), 5_000_000_000L);
        Map<String, Long> sequences = new LinkedHashMap<>();
        sequences.put("work_lease", 77L);
        sequences.put("symbol_id_seq", 3L);
        return new BackupManifest("2.3.4", NOON, 7, tables, sequences, List.of(MONTH));
    }

    @Test
    void isALineForEachThingThatPeopleCanRead() {
        assertEquals(
                """
                bellwether-backup\t1
                program\t2.3.4
                taken_at\t2026-11-02T12:00:00Z
                schema\t7
                table\tsymbol\t3\tid, "order", name
                table\tbar_block\t5000000000\tsymbol_id
                sequence\twork_lease\t77
                sequence\tsymbol_id_seq\t3
                part\taudit\taudit_2026_11\tFOR VALUES FROM (MINVALUE) TO ('2026-12-01 00:00:00+00')
                """,
                manifest().text());
    }

    @Test
    void isReadAsItWasWrittenInItsOrder() {
        BackupManifest read = BackupManifest.parse(manifest().text());
        assertEquals(manifest(), read);
        assertEquals(
                List.copyOf(manifest().tables().keySet()), List.copyOf(read.tables().keySet()));
        assertEquals(5_000_000_003L, read.rows());
    }

    @Test
    void wordsThatALaterReleaseAddsAreSkipped() {
        assertEquals(manifest(), BackupManifest.parse(manifest().text() + "host\tsomewhere\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "bellwether-backup\t2\nschema\t7\n", "bellwether-backup 1\n"})
    void anotherFormIsOfALaterRelease(String text) {
        WrongBackup fault = assertThrows(WrongBackup.class, () -> BackupManifest.parse(text));
        assertTrue(
                String.valueOf(fault.getMessage()).endsWith("it was written by a later release"),
                fault.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schema\t7",
                "taken_at\t2026-11-02T12:00:00Z",
                "taken_at\tnoon\nschema\t7",
                "taken_at\t2026-11-02T12:00:00Z\nschema\tseven",
                "taken_at\t2026-11-02T12:00:00Z\nschema\t7\ntable\tsymbol\tmany\tid",
                "taken_at\t2026-11-02T12:00:00Z\nschema\t7\ntable\tsymbol\t3",
                "taken_at\t2026-11-02T12:00:00Z\nschema\t7\nsequence\twork_lease",
                "taken_at\t2026-11-02T12:00:00Z\nschema\t7\nword"
            })
    void whatIsMissingOrNoNumberIsNoManifest(String lines) {
        WrongBackup fault =
                assertThrows(
                        WrongBackup.class,
                        () -> BackupManifest.parse("bellwether-backup\t1\n" + lines + "\n"));
        assertTrue(
                String.valueOf(fault.getMessage()).startsWith("its manifest cannot be read"),
                fault.getMessage());
    }
}

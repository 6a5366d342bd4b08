package bellwether.research.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.doctor.CheckResult;
import org.junit.jupiter.api.Test;

/// Bytes of a model that changed on the disk, or are gone.
final class ModelBytesCheckTest {
    private final DatabaseAddress database = TestDatabase.createMigrated();

    private CheckResult look() {
        return new ModelBytesCheck(() -> database).run();
    }

    private void execute(String sql) {
        TestDatabase.plain(database).useHandle(h -> h.execute(sql));
    }

    private void store() {
        execute(
                """
                insert into model (key, version, kind, state, spec, universe, feature_version, created_at, changed_at)
                values ('rank/10/1d', 1, 'base', 'active', '{}', '[]', 1, now(), now());
                insert into model_blob (model, bytes, sha256) values (1, 'abc', sha256('abc'));
                insert into active_model (key, model, changes, since) values ('rank/10/1d', 1, 1, now())
                """);
    }

    @Test
    void oneByteThatChangedIsAFault() {
        store();
        assertEquals(
                "the bytes of 1 are as stored",
                assertInstanceOf(CheckResult.Ok.class, look()).words());
        execute("update model_blob set bytes = 'abd'");
        CheckResult.Fault fault = assertInstanceOf(CheckResult.Fault.class, look());
        assertEquals("the bytes of mo_1 are damaged", fault.words());
        assertTrue(fault.remedy().contains("Activate another model"), fault.remedy());
    }

    @Test
    void anActiveModelWithoutBytesIsAFault() {
        store();
        execute("delete from model_blob");
        CheckResult.Fault fault = assertInstanceOf(CheckResult.Fault.class, look());
        assertEquals("mo_1 is active and has no bytes", fault.words());
    }

    @Test
    void aSchemaWithoutModelsIsSkipped() {
        assertInstanceOf(
                CheckResult.Skipped.class, new ModelBytesCheck(TestDatabase::createEmpty).run());
    }
}

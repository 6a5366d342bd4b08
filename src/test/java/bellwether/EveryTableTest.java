package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.db.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The catalog alone says what is to be filled.
final class EveryTableTest {
    @Test
    void aDatabaseWithoutRowsIsFilledToTheLastTable() {
        try (TestDatabase database = TestDatabase.create()) {
            EveryTable tables = new EveryTable(database.jdbi());
            assertEquals(tables.names(), tables.fill().stream().sorted().toList());
            assertEquals(List.of(), tables.empty());
        }
    }
}

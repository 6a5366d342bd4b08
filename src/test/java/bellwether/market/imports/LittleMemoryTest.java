package bellwether.market.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.market.symbols.SourceName;
import bellwether.platform.db.Database;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.PoolSettings;
import bellwether.platform.db.RetriedTransactions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A million rows in a heap that could not hold half of them.
@Tag("long")
final class LittleMemoryTest extends MarketTestCase {
    private static final long ROWS = 1_000_000;

    @Test
    void anImportNeedsNoMoreMemoryForALongerFile() throws Exception {
        Process process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Xmx52m",
                                        "-XX:+UseSerialGC",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        LittleMemoryTest.class.getName(),
                                        database.address().jdbcUrl()))
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        assertEquals("inserted " + ROWS, output.lines().toList().getLast());
    }

    /// The importing process.
    public static void main(String[] arguments) {
        DatabaseAddress address =
                new DatabaseAddress(arguments[0], Optional.of("postgres"), Optional.empty());
        try (Database own = Database.open(address, "import", new PoolSettings(0, 2))) {
            ImportReport report =
                    new Importer(new RetriedTransactions(own.jdbi()), InstantSource.system())
                            .run(
                                    () -> new GeneratedPrices(ROWS),
                                    new ImportOrder(
                                            Optional.empty(),
                                            "generated.csv",
                                            SourceName.real("generated"),
                                            false));
            System.out.println("inserted " + report.counts().inserted());
        }
    }
}

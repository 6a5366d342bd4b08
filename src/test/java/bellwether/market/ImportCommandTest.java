package bellwether.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportCommandTest extends MarketTestCase {
    private static final String CSV =
            "date,open,high,low,close\n2024-01-02,10,12,9,11\n2024-01-03,0,12,9,11\n";

    @TempDir private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void importsFilesNamedAfterTheirTickerAndTellsOfEach() throws IOException {
        Path good = write("ABC.NS.csv", CSV);
        Path packed = folder.resolve("xyz.csv.gz");
        Files.write(packed, ImporterTest.gzip(CSV.getBytes(StandardCharsets.UTF_8)));
        assertEquals(0, run(false, good.toString(), packed.toString()));
        assertEquals(1, bars("ABC.NS").size());
        assertEquals(List.of("xyz.csv.gz"), history("XYZ").orElseThrow().sources());
        String text = text();
        assertTrue(text.contains("2 rows of 1 symbols, 2024-01-02 to 2024-01-02"), text);
        assertTrue(text.contains("1 inserted, 0 changed, 0 unchanged, 1 rejected"), text);
        assertTrue(text.contains("rejected: 1 not_positive"), text);
        assertTrue(text.contains("line 3: open must be above 0, was \"0\""), text);
        assertFalse(text.contains("["), text);
    }

    @Test
    void oneBadFileMakesTheExitCodeOneButDoesNotStopTheOthers() throws IOException {
        Path bad = write("cities.csv", "city,people\nParis,2\n");
        Path good = write("AFTER.csv", CSV);
        assertEquals(
                1,
                run(
                        false,
                        bad.toString(),
                        folder.resolve("absent.csv").toString(),
                        good.toString()));
        assertEquals(1, bars("AFTER").size());
        assertTrue(text().contains("cities.csv: refused. These columns are missing"), text());
        assertTrue(text().contains("absent.csv: there is no such file"), text());
    }

    @Test
    void optionsNameTickerAndSource() throws IOException {
        Path file = write("some prices.csv", CSV);
        assertEquals(1, run(false, file.toString()));
        assertTrue(text().contains("nothing else says whose prices"), text());
        assertEquals(0, run(false, "--ticker=some", "--source=My broker", file.toString()));
        assertEquals(List.of("My broker"), history("SOME").orElseThrow().sources());
    }

    @Test
    void wrongOptionsAreSaid() {
        assertEquals(1, run(false));
        assertEquals(1, run(false, "--tikker=A", "x.csv"));
        assertEquals(1, run(false, "--ticker=A B", "x.csv"));
        assertEquals(1, run(false, "--source=", "x.csv"));
        assertTrue(text().contains("Usage: import"), text());
        assertTrue(text().contains("unknown option --tikker=A"), text());
        assertTrue(text().contains("--ticker must match"), text());
    }

    @Test
    void showsProgressOnATerminalAndTakesItAway() throws IOException {
        Path file = write("BAR.csv", CSV);
        assertEquals(0, run(true, file.toString()));
        assertTrue(text().contains("] 100 % BAR.csv"), text());
        assertTrue(text().contains(" \r" + file), text());
    }

    private int run(boolean terminal, String... arguments) {
        return new ImportCommand(market, out, terminal).run(List.of(arguments));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}

package bellwether.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.imports.MarketTestCase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is printed of each file, and the exit code.
final class PriceFileImportTest extends MarketTestCase {
    private static final String HEAD = "date,open,high,low,close\n";
    private static final String GOOD = HEAD + "2024-01-02,10,12,9,11\n2024-01-03,10,12,9,11\n";

    @TempDir private Path folder;

    private final TestProgram program = TestProgram.of(prices());

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private List<String> lines() {
        return program.printed().lines().toList();
    }

    /// With a bad price in each row.
    private static String bad(int rows) {
        return IntStream.range(0, rows)
                .mapToObj("2024-01-%02d,0,12,9,11\n"::formatted)
                .collect(Collectors.joining());
    }

    @Test
    void tenRejectedRowsAreShownAndMoreAreOnlyHintedAt() throws IOException {
        String good = "2024-02-01,10,12,9,11\n";
        assertEquals(0, program.run("import", write("TEN.csv", HEAD + good + bad(10)).toString()));
        assertEquals(10, lines().stream().filter(l -> l.startsWith("    line ")).count());
        assertFalse(lines().contains("    …"), program.printed());
        assertEquals(
                0, program.run("import", write("ELEVEN.csv", HEAD + good + bad(11)).toString()));
        assertEquals(10, lines().stream().filter(l -> l.startsWith("    line ")).count());
        assertTrue(lines().contains("    …"), program.printed());
    }

    @Test
    void aFileOfWhichNoRowIsGoodFails() throws IOException {
        assertEquals(1, program.run("import", write("BAD.csv", HEAD + bad(3)).toString()));
        assertTrue(
                lines().getFirst().contains("BAD.csv: 3 rows, none of them taken"),
                program.printed());
        assertTrue(
                lines().contains("  0 inserted, 0 changed, 0 unchanged, 3 rejected"),
                program.printed());
    }

    @Test
    void aHeaderWithoutRowsFails() throws IOException {
        assertEquals(1, program.run("import", write("EMPTY.csv", HEAD).toString()));
        assertTrue(
                lines().getFirst().contains("EMPTY.csv: 0 rows, none of them taken"),
                program.printed());
    }

    @Test
    void theSameAgainChangesNothingAndSaysSo() throws IOException {
        Path file = write("SAME.csv", GOOD);
        program.run("import", file.toString());
        assertTrue(lines().contains("  2 inserted, 0 changed, 0 unchanged, 0 rejected"));
        assertEquals(0, program.run("import", file.toString()));
        assertTrue(
                lines().contains("  0 inserted, 0 changed, 2 unchanged, 0 rejected"),
                program.printed());
        assertFalse(program.printed().contains("splits and dividends"), "there were none");
    }

    @Test
    void aPartOfAnArchiveThatIsRefusedIsNamedAndFailsTheWhole() throws IOException {
        Path archive = folder.resolve("all.zip");
        Map<String, String> parts =
                new TreeMap<>(Map.of("GOOD1.csv", GOOD, "cities.csv", "city,people\nParis,2\n"));
        try (OutputStream out = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        assertEquals(1, program.run("import", archive.toString()));
        assertTrue(
                program.complained().startsWith("  cities.csv: refused. "), program.complained());
        assertEquals(2, bars("GOOD1").size(), "the others are imported");
    }

    @Test
    void aFolderIsReadWithAllBeneathItInTheOrderOfNames() throws IOException {
        write("data/b/BBB.csv", GOOD);
        write("data/a/AAA.csv", GOOD);
        write("data/CCC.csv", GOOD);
        write("data/readme.md", "text");
        assertEquals(0, program.run("import", folder.resolve("data").toString()));
        assertEquals(
                List.of("CCC.csv", "AAA.csv", "BBB.csv"),
                lines().stream()
                        .filter(line -> line.matches("\\S.*/[A-Z]+\\.csv:.*"))
                        .map(line -> line.replaceAll("^.*/([A-Z]+\\.csv):.*$", "$1"))
                        .toList());
    }

    @Test
    void aFolderWithoutPricesFails() throws IOException {
        write("empty/readme.md", "text");
        Path empty = folder.resolve("empty");
        assertEquals(1, program.run("import", empty.toString()));
        assertEquals(
                empty + ": is a folder without price files, such as .csv or .zip\n",
                program.complained());
    }

    @Test
    void aTableOfSymbolsIsToldOfByWhatWasTakenFromIt() throws IOException {
        program.run("import", write("KNOWN.csv", GOOD).toString());
        Path table =
                write(
                        "symbols.csv",
                        "ticker,name,sector\nKNOWN,Known Corp,Energy\nOTHER,Other,Energy\n");
        assertEquals(0, program.run("import", "--symbols", "--dry-run", table.toString()));
        assertTrue(
                lines().getFirst().endsWith("symbols.csv: 2 rows, nothing stored"),
                program.printed());
        assertEquals(0, program.run("import", "--symbols", table.toString()));
        assertTrue(lines().getFirst().endsWith("symbols.csv: 2 rows"), program.printed());
        assertEquals("  1 changed, 0 unchanged, 1 unknown symbols, 0 rejected", lines().get(1));
        assertTrue(lines().get(2).startsWith("  taken from it: "), program.printed());
        assertEquals("  without stored prices, so ignored: OTHER", lines().get(3));
        assertEquals(0, program.run("import", "--symbols", table.toString()));
        assertEquals("  0 changed, 1 unchanged, 1 unknown symbols, 0 rejected", lines().get(1));
    }

    @Test
    void aTableThatKnowsNoneOfOursFails() throws IOException {
        Path table = write("others.csv", "ticker,name\nOTHER1,Other\n");
        assertEquals(1, program.run("import", "--symbols", table.toString()));
        assertEquals(
                1, program.run("import", "--symbols", folder.resolve("absent.csv").toString()));
        assertEquals(
                folder.resolve("absent.csv") + ": there is no such file\n", program.complained());
        assertEquals(1, program.run("import", "--symbols", folder.toString()), "nor is a folder");
    }
}

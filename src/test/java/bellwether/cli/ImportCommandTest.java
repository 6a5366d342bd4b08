package bellwether.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.imports.ImporterTest;
import bellwether.market.imports.MarketTestCase;
import bellwether.platform.base.CountedNoun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportCommandTest extends MarketTestCase {
    private static final String CSV =
            "date,open,high,low,close\n2024-01-02,10,12,9,11\n2024-01-03,0,12,9,11\n";

    @TempDir private Path folder;

    private final TestProgram program = TestProgram.of(prices());

    @Test
    void importsFilesNamedAfterTheirTickerAndTellsOfEach() throws IOException {
        Path good = write("ABC.NS.csv", CSV);
        Path packed = folder.resolve("xyz.csv.gz");
        Files.write(packed, ImporterTest.gzip(CSV.getBytes(StandardCharsets.UTF_8)));
        assertEquals(0, run(false, good.toString(), packed.toString()));
        assertEquals(1, bars("ABC.NS").size());
        assertEquals(List.of("xyz.csv.gz"), history("XYZ").orElseThrow().sources());
        String text = text();
        assertTrue(text.contains("2 rows of 1 symbol, 2024-01-02 to 2024-01-02"), text);
        assertTrue(text.contains("1 inserted, 0 changed, 0 unchanged, 1 rejected"), text);
        assertTrue(text.contains("rejected: 1 not_positive"), text);
        assertTrue(text.contains("line 3: open must be above 0, was \"0\""), text);
        assertFalse(text.contains("["), text);
    }

    @Test
    void onAFullDiskNothingIsImportedButADryRunIs() throws IOException {
        TestProgram full = TestProgram.of(prices()).withFullDisk("Only 20 MB are free. Make room.");
        Path file = write("FULL.csv", CSV);
        Path table = write("table.csv", "Symbol,Name\nFULL,Full\n");
        for (List<String> arguments :
                List.of(
                        List.of("import", file.toString()),
                        List.of("import", folder.toString()),
                        List.of("import", "--symbols", table.toString()))) {
            assertEquals(1, full.run(arguments.toArray(String[]::new)));
            assertTrue(
                    full.complained().contains(": not imported. Only 20 MB are free. Make room."),
                    full.complained());
        }
        assertTrue(history("FULL").isEmpty());
        assertEquals(0, full.run("import", "--dry-run", file.toString()), full.complained());
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
        assertTrue(failures().contains("cities.csv: refused. These columns are miss"), failures());
        assertTrue(failures().contains("absent.csv: there is no such file"), failures());
        assertFalse(text().contains("cities.csv"), text());
        assertFalse(failures().contains("AFTER.csv"), failures());
    }

    @Test
    void optionsNameTickerAndSource() throws IOException {
        Path file = write("historical data.csv", CSV);
        assertEquals(1, run(false, file.toString()));
        assertTrue(
                failures()
                        .contains("its name, \"historical data.csv\", does not look like a ticker"),
                failures());
        assertTrue(failures().contains("Name the ticker with --ticker=NAME"), failures());
        assertEquals(0, run(false, "--ticker=some", "--source=My broker", file.toString()));
        assertEquals(List.of("My broker"), history("SOME").orElseThrow().sources());
    }

    @Test
    void wrongOptionsAreRefusedByTheirRule() {
        assertSaid("'--ticker': must be 1 to 32 letters", "--ticker=A B", "x.csv");
        assertSaid("'--source': must be 1 to 200 visible characters", "--source=", "x.csv");
        assertSaid("'--zone': ", "--zone=Mars", "x.csv");
        assertSaid("'--exchange': must be an exchange such as XNYS", "--exchange=XLNO", "x.csv");
        assertSaid("was \"XLNO\"; did you mean XLON?", "--exchange=XLNO", "x.csv");
        assertSaid("--zone, --exchange", "--symbols", "--exchange=XNSE", "x.csv");
        assertSaid("'--decimal': must be point or comma", "--decimal=;", "x.csv");
        assertSaid("'--dates': must be day_first or month_first", "--dates=year", "x.csv");
        assertSaid("--symbols cannot be combined with", "--symbols", "--ticker=A", "x.csv");
    }

    private void assertSaid(String words, String... arguments) {
        assertEquals(CommandLines.WRONG_USAGE, run(false, arguments));
        assertTrue(failures().contains(words), failures());
        assertTrue(failures().contains("Usage: ./run.sh import"), failures());
        assertEquals("", text());
    }

    @Test
    void aFolderMeansTheFilesOfPricesInIt() throws IOException {
        assertEquals(1, run(false, folder.toString()));
        assertTrue(failures().contains(folder + ": is a folder without price files"), failures());
        write("DEEP1.csv", CSV);
        Files.createDirectory(folder.resolve("more"));
        write("more/DEEP2.txt", CSV);
        write("notes.md", "no prices");
        assertEquals(0, run(false, folder.toString()));
        assertEquals(1, bars("DEEP1").size());
        assertEquals(1, bars("DEEP2").size());
        assertFalse(failures().contains("notes.md"), failures());
    }

    @Test
    void saysFromWhereItHasTickerExchangeAndZone() throws IOException {
        String guessed = " (from the file's name; --ticker=… if not): ";
        assertShown(
                "WIPRO.NS"
                        + guessed
                        + "National Stock Exchange of India (XNSE), by its suffix; bars of 1d, one"
                        + " row a day",
                "NSE_WIPRO.csv");
        assertShown(
                "PLAIN"
                        + guessed
                        + "New York Stock Exchange (XNYS), by the form of the ticker; --exchange=…"
                        + " if not; bars of 1d",
                "PLAIN.csv");
        assertShown("WIPROLTD" + guessed + "exchange unknown; --exchange=…; bars", "WIPROLTD.csv");
        assertShown(
                "SUNPHARMA (as given): National Stock Exchange of India (XNSE), as given; bars",
                "prices.csv",
                "--exchange=nse",
                "--ticker=SUNPHARMA");
    }

    private void assertShown(String line, String file, String... options) throws IOException {
        String path = write(file, CSV).toString();
        String[] all = Stream.concat(Stream.of(options), Stream.of(path)).toArray(String[]::new);
        assertEquals(0, run(false, all));
        assertTrue(text().contains("  " + line), text());
    }

    @Test
    void aDryRunOfHoursShowsTimesZoneAndLength() throws IOException {
        Path file =
                write(
                        "HRS.NS.csv",
                        """
                        date,open,high,low,close
                        2024-02-12 10:15,10,12,9,11
                        2024-02-12 11:15,10,12,9,11
                        2024-02-12 12:15,10,12,9,11
                        """);
        assertEquals(0, run(false, "--dry-run", file.toString()));
        assertTrue(text().contains("bars       1h"), text());
        assertTrue(text().contains("line 2: HRS.NS 2024-02-12T"), text());
        assertTrue(
                text().contains(
                                "(XNSE), by its suffix; times by Asia/Kolkata, its exchange's"
                                        + " clock; bars of 1h, by the times between rows"),
                text());
        assertTrue(
                text().contains(
                                "taken for those of Asia/Kolkata, the clock of National Stock"
                                        + " Exchange of India (XNSE), where HRS.NS trades by the"
                                        + " ticker's suffix"),
                text());
    }

    @Test
    void aFolderEndsWithATableOfItsFiles() throws IOException {
        Files.createDirectory(folder.resolve("months"));
        for (int month = 1; month <= 2; month++) {
            write(
                    "months/QRSUSDT-1d-2024-0%d.csv".formatted(month),
                    "date,open,high,low,close\n2024-0%d-10,10,12,9,11\n".formatted(month));
        }
        write("months/my-portfolio.csv", CSV);
        write(
                "months/many.csv",
                "date,symbol,open,high,low,close\n"
                        + "ABCDEFGHIJKL"
                                .chars()
                                .mapToObj(letter ->
                                        "2024-01-10,MN%c,10,12,9,11\n".formatted((char) letter))
                                .collect(Collectors.joining()));
        assertEquals(1, run(false, folder.resolve("months").toString()));
        assertTrue(failures().contains("\"my-portfolio.csv\", does not look like a ticker"));
        assertEquals(2, bars("QRSUSDT").size());
        List<String> table = text().lines().dropWhile(line -> !line.startsWith("file ")).toList();
        assertEquals(
                "file                    ticker   ticker from  exchange  zone  length  bars  from  "
                        + "      to",
                table.getFirst());
        assertEquals(
                "QRSUSDT-1d-2024-01.csv  QRSUSDT  file name    CRYPTO    -     1d      1    "
                        + " 2024-01-10  2024-01-10",
                table.get(1));
        assertEquals(
                "QRSUSDT-1d-2024-02.csv  QRSUSDT  file name    CRYPTO    -     1d      1    "
                        + " 2024-02-10  2024-02-10",
                table.get(2));
        assertEquals(
                "many.csv                MNA      column       XNYS",
                table.get(3).substring(0, 50));
        assertEquals("many.csv                … and 2 symbols more", table.get(table.size() - 2));
        assertTrue(table.getLast().endsWith("with --ticker=…."), table.getLast());
    }

    @Test
    void anArchiveEndsWithATableOfItsFiles() throws IOException {
        Path archive = folder.resolve("months.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (int month = 1; month <= 9; month++) {
                zip.putNextEntry(new ZipEntry("TUVUSDT-1d-2024-0%d.csv".formatted(month)));
                zip.write(
                        "date,open,high,low,close\n2024-0%d-10,10,12,9,11\n"
                                .formatted(month)
                                .getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        assertEquals(0, run(false, archive.toString()));
        assertEquals(9, bars("TUVUSDT").size());
        List<String> table = text().lines().dropWhile(line -> !line.startsWith("file ")).toList();
        assertEquals(11, table.size(), text());
        assertTrue(
                table.get(9).startsWith("TUVUSDT-1d-2024-09.csv  TUVUSDT  file name    CRYPTO"),
                text());
    }

    @Test
    void aDryRunShowsHowAFileWasUnderstoodAndStoresNothing() throws IOException {
        Path file =
                write(
                        "DRY.csv",
                        """
                        Datum;Open;Hoch;Tief;Schluss;x
                        31.01.2024;1.968,95;1.970,00;1.960,00;1.965,5;7
                        30.01.2024;1,5;2;1;0
                        """);
        assertEquals(0, run(false, "--dry-run", file.toString()));
        String text = text();
        assertTrue(text.contains("dry run: nothing is stored"), text);
        assertTrue(text.contains("separator  semicolon"), text);
        assertTrue(text.contains("close = Schluss"), text);
        assertTrue(text.contains("not used   x"), text);
        assertTrue(text.contains("as in \"31.01.2024\", day first"), text);
        assertTrue(text.contains("decimals   comma"), text);
        assertTrue(text.contains("line 2: DRY 2024-01-31  1968.95 1970 1960 1965.5"), text);
        assertTrue(text.contains("1 inserted, 0 changed, 0 unchanged, 1 rejected"), text);
        assertTrue(text.contains("line 3: close must be above 0"), text);
        assertEquals(Optional.empty(), history("DRY"));
    }

    @Test
    void aVeryLongFileNameIsCutToMakeASource() throws IOException {
        Path file = write("x".repeat(240) + ".csv", CSV);
        assertEquals(0, run(false, "--ticker=LONGNAME", file.toString()));
        assertEquals(List.of("x".repeat(200)), history("LONGNAME").orElseThrow().sources());
    }

    @Test
    void oneRowIsNoRows() throws IOException {
        Path file = write("ONE.csv", "date,open,high,low,close\n2024-01-02,10,12,9,11\n");
        assertEquals(0, run(false, file.toString()));
        assertTrue(text().contains(": 1 row of 1 symbol, "), text());
        assertEquals("1,234 rows", new CountedNoun(1_234, "row").toString());
    }

    @Test
    void showsProgressOnATerminalAndTakesItAway() throws IOException {
        Path file = write("BAR.csv", CSV);
        assertEquals(0, run(true, file.toString()));
        assertTrue(text().contains("] 100 % BAR.csv"), text());
        assertTrue(text().contains(" \r" + file), text());
    }

    private int run(boolean terminal, String... arguments) {
        return program.onTerminal(terminal)
                .run(
                        Stream.concat(Stream.of("import"), Stream.of(arguments))
                                .toArray(String[]::new));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private String failures() {
        return program.complained();
    }

    private String text() {
        return program.printed();
    }

    @Test
    void aFolderOfSymbolTablesIsCalledWhatItIs() {
        TestProgram program = TestProgram.of(prices());
        assertEquals(1, program.run("import", "--symbols", folder.toString()));
        assertEquals(folder + ": is a folder; --symbols takes files", program.complained().strip());
    }
}

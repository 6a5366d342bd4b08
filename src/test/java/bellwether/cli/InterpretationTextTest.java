package bellwether.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.market.bars.ActionCounts;
import bellwether.market.imports.FileInterpretation;
import bellwether.market.imports.ImportReport;
import bellwether.market.imports.format.ReadRow;
import bellwether.market.symbols.Timeframe;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class InterpretationTextTest {
    private static final ReadRow FIRST = row(2, 1_234_567.5);
    private static final ReadRow SECOND = row(3, null);

    private static ReadRow row(long line, @Nullable Double volume) {
        return new ReadRow(
                line, "AAPL", LocalDate.of(2024, 1, (int) line), null, 10, 12.5, 9.75, 11, volume);
    }

    private static FileInterpretation understood(int divisor, List<String> unused) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("Datum", "date");
        columns.put("Schluss", "close");
        return new FileInterpretation(
                ";",
                true,
                columns,
                unused,
                "day.month.year",
                "comma",
                divisor,
                "",
                List.of("AAPL", "MSFT"),
                List.of(FIRST, SECOND),
                List.of());
    }

    private static ImportReport report(
            @Nullable FileInterpretation understood, List<ImportReport.Part> parts) {
        return new ImportReport(
                "prices.csv",
                Timeframe.DAY,
                true,
                Map.of(),
                new ImportReport.RowCounts(2, 2, 2, 0, 0, 0, Map.of(), List.of()),
                new ImportReport.Content(1, null, null, ActionCounts.NONE),
                List.of(),
                understood,
                List.of(),
                parts,
                parts.size(),
                5);
    }

    private static String printed(ImportReport report) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new InterpretationText(new PrintStream(out, true, StandardCharsets.UTF_8)).print(report);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static final String TABLE =
            """
                separator  ;
                header     yes
                columns    Datum = date, Schluss = close
                not used   Notiz
                dates      day.month.year
                decimals   comma
                prices     ÷ 100
                bars       1d
                tickers    AAPL, MSFT
                first rows line 2: AAPL 2024-01-02  10 12.5 9.75 11  volume 1234567.5
                           line 3: AAPL 2024-01-03  10 12.5 9.75 11  volume unknown
            """;

    @Test
    void eachThingThatIsKnownIsALineAndWhatIsNotIsLeftOut() {
        assertEquals(
                "  dry run: nothing is stored; this is what would be\n" + TABLE,
                printed(report(understood(100, List.of("Notiz")), List.of())));
        String plain = printed(report(understood(1, List.of()), List.of()));
        assertEquals(-1, plain.indexOf("÷"), "prices as they are need no word");
        assertEquals(-1, plain.indexOf("not used"));
    }

    @Test
    void filesOfAnArchiveAreNamedUnlessTheWholeSpeaksForThem() {
        FileInterpretation one = understood(100, List.of("Notiz"));
        List<ImportReport.Part> parts =
                List.of(
                        new ImportReport.Part("a.csv", report(one, List.of()), null, null),
                        new ImportReport.Part("b.csv", null, "empty", "It is empty."),
                        new ImportReport.Part("c.csv", report(null, List.of()), null, null));
        String head = "  dry run: nothing is stored; this is what would be\n";
        assertEquals(head + "  a.csv:\n" + TABLE, printed(report(null, parts)));
        assertEquals(head + TABLE, printed(report(one, parts)));
    }
}

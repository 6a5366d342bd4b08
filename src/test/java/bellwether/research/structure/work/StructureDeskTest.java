package bellwether.research.structure.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Market;
import bellwether.market.imports.ImportOrder;
import bellwether.market.imports.Importer;
import bellwether.market.symbols.SourceName;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Refusal;
import bellwether.platform.db.RetriedTransactions;
import bellwether.platform.db.TestDatabase;
import bellwether.research.structure.TimeframeAgreement;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is said of bars that end on different days.
final class StructureDeskTest {
    private static final Instant NOW = Instant.parse("2026-02-27T23:30:00Z");
    private static final LocalDate LAST = LocalDate.of(2026, 2, 27);
    private static final String HEADER = "time,open,high,low,close,volume\n";

    private static Ticker ticker(String name) {
        return Ticker.of(name).orElseThrow();
    }

    private static List<LocalDate> weekdays(LocalDate last, int count) {
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = last; days.size() < count; day = day.minusDays(1)) {
            if (day.getDayOfWeek().getValue() < 6) {
                days.addFirst(day);
            }
        }
        return days;
    }

    private static String bar(String time, int i) {
        double close = 100 + i % 7;
        return String.format(
                Locale.ROOT,
                "%s,%.2f,%.2f,%.2f,%.2f,1000%n",
                time,
                close,
                close + 2,
                close - 2,
                close + 1);
    }

    private static String days(LocalDate last, int count) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (LocalDate day : weekdays(last, count)) {
            csv.append(bar(day.toString(), (int) day.toEpochDay()));
        }
        return csv.toString();
    }

    private static String hours(LocalDate last, int count) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (LocalDate day : weekdays(last, count)) {
            for (int hour = 9; hour < 16; hour++) {
                csv.append(bar("%s %02d:30:00".formatted(day, hour), hour));
            }
        }
        return csv.toString();
    }

    private static void store(TestDatabase database, String name, String csv) {
        byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
        new Importer(new RetriedTransactions(database.jdbi()), InstantSource.fixed(NOW))
                .run(
                        () -> new ByteArrayInputStream(bytes),
                        new ImportOrder(
                                Ticker.of(name),
                                "upload",
                                SourceName.real("a test"),
                                false,
                                Optional.of(ZoneId.of("America/New_York")),
                                Optional.empty()));
    }

    private static StructureDesk desk(TestDatabase database) {
        return new StructureDesk(new Market(database.jdbi(), () -> NOW));
    }

    private static List<String> names(TimeframeAgreement found) {
        return found.parts().stream().map(TimeframeAgreement.Part::timeframe).toList();
    }

    /// Hours that end 5 sessions before the days, and 6 before.
    @Test
    void hoursOfAnotherTimeAreMissing() {
        try (TestDatabase database = TestDatabase.create()) {
            store(database, "NEAR", days(LAST, 80));
            store(database, "NEAR", hours(LAST.minusDays(7), 60));
            store(database, "FAR", days(LAST, 80));
            store(database, "FAR", hours(LAST.minusDays(8), 60));
            TimeframeAgreement near = desk(database).timeframes(ticker("NEAR"));
            assertTrue(names(near).containsAll(List.of("1h", "1d")), near.toString());
            assertEquals(Instant.parse("2026-02-27T00:00:00Z"), near.parts().getLast().asOf());
            assertEquals(Instant.parse("2026-02-20T20:30:00Z"), near.parts().getFirst().asOf());
            TimeframeAgreement far = desk(database).timeframes(ticker("FAR"));
            assertEquals(List.of("1d"), names(far));
            assertEquals(List.of("1h", "4h"), far.missing());
            assertEquals(1, far.parts().getFirst().weight(), 1e-12);
        }
    }

    @Test
    void theSymbolWithTheFewestSessionsIsNamed() {
        try (TestDatabase database = TestDatabase.create()) {
            store(database, "LONG", days(LAST, 80));
            store(database, "SHORT", days(LAST, 20));
            Refusal few =
                    assertThrows(
                            Refusal.class,
                            () ->
                                    desk(database)
                                            .correlations(
                                                    List.of(ticker("LONG"), ticker("SHORT")), 90));
            assertEquals("too_few", few.code());
            assertTrue(few.detail().contains("SHORT with 20"), few.detail());
            assertTrue(few.detail().contains("have 19, need 30"), few.detail());
        }
    }
}

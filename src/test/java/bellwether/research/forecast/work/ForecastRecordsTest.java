package bellwether.research.forecast.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.research.forecast.ForecastModel;
import bellwether.research.forecast.ForecastOrigin;
import bellwether.research.forecast.ForecastRecord;
import bellwether.research.forecast.RecordGrouping;
import bellwether.research.forecast.RecordQuery;
import bellwether.technical.statistics.volatility.IntervalRecord;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The record beside a plain second writing of it, row by row.
final class ForecastRecordsTest {
    private record Row(double realised, double half, double unscaled) {}

    private static RecordQuery wanted(RecordGrouping by) {
        return new RecordQuery(
                Optional.of(5), Optional.of(ForecastModel.HAR), by, false, Optional.empty());
    }

    @Test
    void sumsByDateAreThoseOfRowsAndLiveIsApart() {
        try (ForecastFixture fixture = new ForecastFixture()) {
            for (int i = 0; i < 3; i++) {
                fixture.store("AA" + i, 900, 880);
            }
            fixture.work("AA0", "AA1", "AA2");
            fixture.execute(
                    "update forecast set realised = 0.01 where made = 'live' and horizon = 5");
            List<ForecastRecord> found =
                    new ForecastRecords(fixture.jdbi).of(wanted(RecordGrouping.ALL));
            assertEquals(
                    List.of(ForecastOrigin.LIVE, ForecastOrigin.REPLAYED),
                    found.stream().map(one -> one.kind().made()).toList());
            assertEquals(3, found.getFirst().n());
            assertEquals(Optional.of("too_few"), found.getFirst().why());
            assertSame(fixture, found.getLast());
            int months =
                    new ForecastRecords(fixture.jdbi)
                            .of(wanted(RecordGrouping.MONTH)).stream()
                                    .mapToInt(ForecastRecord::n)
                                    .sum();
            assertEquals(found.stream().mapToInt(ForecastRecord::n).sum(), months);
        }
    }

    private static void assertSame(ForecastFixture fixture, ForecastRecord record) {
        List<Row> rows =
                fixture.jdbi.withHandle(h ->
                        h.createQuery(
                                        "select realised, half_80, unscaled_80 from forecast where"
                                                + " horizon = 5 and model = 'har' and made ="
                                                + " 'replayed' and half_80 is not null")
                                .map((row, _) ->
                                        new Row(
                                                row.getDouble(1),
                                                row.getDouble(2),
                                                row.getDouble(3)))
                                .list());
        IntervalRecord plain = new IntervalRecord(0.8);
        IntervalRecord beside = new IntervalRecord(0.8);
        for (Row row : rows) {
            plain.add(row.realised(), row.half(), 1);
            beside.add(row.realised(), row.unscaled(), 1);
        }
        assertTrue(rows.size() > 100);
        assertEquals(rows.size(), record.n());
        assertEquals(plain.coverage().orElseThrow(), record.coverage().eighty(), 1e-12);
        ForecastRecord.Losses losses = record.winkler().orElseThrow();
        assertEquals(plain.winkler().orElseThrow(), losses.forecast(), 1e-12);
        assertEquals(beside.winkler().orElseThrow(), losses.unscaled(), 1e-12);
        assertEquals(1 - losses.forecast() / losses.unscaled(), losses.skill(), 1e-12);
    }
}

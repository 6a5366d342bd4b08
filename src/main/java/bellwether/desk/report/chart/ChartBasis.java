package bellwether.desk.report.chart;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Split;
import bellwether.research.analysis.Fingerprint;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/// The bars of a symbol as they are stored now, and which of them an analysis saw.
///
/// @param zone by whose clock bars are dated
/// @param seen so many of the bars
/// @param same whether those are, to the bit, the bars that the analysis used
public record ChartBasis(History history, ZoneId zone, int seen, boolean same) {
    /// Of the whole history of the symbol.
    ///
    /// @param zone of the exchange for bars within a day, else UTC
    public static ChartBasis of(History history, ZoneId zone, JsonNode analysis) {
        Bars bars = history.bars();
        String hash = analysis.path("bars_hash").asText();
        int until = until(bars, LocalDate.parse(analysis.path("as_of").asText()));
        if (Fingerprint.of(bars.first(until)).equals(hash)) {
            return new ChartBasis(history, zone, until, true);
        }
        int used = Math.min(analysis.at("/data_quality/bars").asInt(), bars.size());
        boolean same = Fingerprint.of(bars.first(used)).equals(hash);
        return new ChartBasis(history, zone, same ? used : until, same);
    }

    private static int until(Bars bars, LocalDate day) {
        long end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        return bars.place(end);
    }

    public LocalDate day(int bar) {
        return Instant.ofEpochSecond(history.bars().time()[bar]).atZone(zone).toLocalDate();
    }

    /// The splits that bars were adjusted for after the analysis: its own prices are of before.
    public List<Split> splitsSince(LocalDate day) {
        return history.splits().stream()
                .filter(split -> split.applied() && split.exDate().isAfter(day))
                .toList();
    }
}

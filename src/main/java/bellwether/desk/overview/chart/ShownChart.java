package bellwether.desk.overview.chart;

import bellwether.market.symbols.Timeframe;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A chart: bars, lines, marks and levels in columns.
///
/// @param hasMore whether there are earlier bars
/// @param splits that the bars are adjusted for: a price of before one, as it was then, is divided
///   by its ratio to be on the scale of the bars
public record ShownChart(
        @JsonUnwrapped Subject subject,
        @JsonUnwrapped Basis basis,
        boolean hasMore,
        BarColumns bars,
        List<LineColumns> lines,
        List<ChartMark> marks,
        List<ChartLevel> levels,
        List<AppliedSplit> splits,
        List<MissingPart> missing) {
    public ShownChart {
        lines = List.copyOf(lines);
        marks = List.copyOf(marks);
        levels = List.copyOf(levels);
        splits = List.copyOf(splits);
        missing = List.copyOf(missing);
    }

    /// The symbol, and where it trades.
    ///
    /// @param askedAs the former name that it was asked for by; null when that is its present one
    /// @param exchange null where it is not known
    /// @param zone by whose clock its sessions are
    public record Subject(
            String ticker,
            @Nullable String askedAs,
            @Nullable String name,
            Timeframe timeframe,
            @Nullable String currency,
            @Nullable String exchange,
            String zone) {}

    /// A split.
    ///
    /// @param exDate the first day whose prices are after it
    /// @param ratio shares after it for each before
    public record AppliedSplit(LocalDate exDate, double ratio) {}

    /// What the bars rest on.
    ///
    /// @param adjusted whether some were adjusted for a split on record
    /// @param madeFrom the stored timeframe that they were put together from; null when they are
    ///   stored as they are
    /// @param asOf the day of the newest stored bar
    /// @param staleSessions sessions completed since; null for invented bars, and where the
    ///   calendar of the years since is not known
    /// @param stale whether the bars are too old to trade at, by weekdays where the calendar is not
    ///   known; null for invented bars
    /// @param partial whether the newest bar shown may still change
    public record Basis(
            boolean synthetic,
            boolean adjusted,
            @Nullable Timeframe madeFrom,
            String source,
            LocalDate asOf,
            @Nullable Integer staleSessions,
            @Nullable Boolean stale,
            long dataVersion,
            boolean partial) {}
}

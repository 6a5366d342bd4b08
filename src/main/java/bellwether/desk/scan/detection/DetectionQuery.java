package bellwether.desk.scan.detection;

import bellwether.market.symbols.Timeframe;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/// Which detections are wanted.
///
/// @param tickers of one symbol, its present name; none for all
/// @param pattern its name in the catalogue
/// @param direction 1 or −1
/// @param from the earliest time of their bars
/// @param to the first time that is too late
/// @param revised whether those are wanted too that corrected bars no longer show
public record DetectionQuery(
        List<String> tickers,
        Optional<String> pattern,
        Optional<Integer> direction,
        Optional<Timeframe> timeframe,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<Double> minQuality,
        boolean revised) {
    /// All that corrected bars still show.
    public static final DetectionQuery ALL =
            new DetectionQuery(
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false);

    static final String WHERE =
            """
            (cardinality(:tickers) = 0 or symbol.ticker = any(:tickers))
              and (cast(:pattern as text) is null or d.name = :pattern)
              and (cast(:direction as integer) is null or d.direction = :direction)
              and (cast(:timeframe as text) is null or d.timeframe = :timeframe)
              and (cast(:from as bigint) is null or d.bar >= to_timestamp(:from))
              and (cast(:to as bigint) is null or d.bar < to_timestamp(:to))
              and (cast(:quality as double precision) is null or d.quality >= :quality)
              and (:revised or d.revised_at is null)
            """;

    public DetectionQuery {
        tickers = List.copyOf(tickers);
    }

    /// The same of these tickers.
    public DetectionQuery of(List<String> some) {
        return new DetectionQuery(
                some, pattern, direction, timeframe, from, to, minQuality, revised);
    }

    /// The same of one pattern, if one is given.
    public DetectionQuery ofPattern(Optional<String> name) {
        return new DetectionQuery(
                tickers, name, direction, timeframe, from, to, minQuality, revised);
    }

    /// The same from a time on.
    public DetectionQuery since(Instant time) {
        return new DetectionQuery(
                tickers, pattern, direction, timeframe, Optional.of(time), to, minQuality, revised);
    }

    Query bind(Query query) {
        return query.bindArray("tickers", String.class, tickers)
                .bind("pattern", pattern.orElse(null))
                .bind("direction", direction.orElse(null))
                .bind("timeframe", timeframe.map(Timeframe::code).orElse(null))
                .bind("from", from.map(Instant::getEpochSecond).orElse(null))
                .bind("to", to.map(Instant::getEpochSecond).orElse(null))
                .bind("quality", minQuality.orElse(null))
                .bind("revised", revised);
    }
}

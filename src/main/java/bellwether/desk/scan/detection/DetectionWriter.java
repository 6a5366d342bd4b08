package bellwether.desk.scan.detection;

import bellwether.desk.scan.DetectedPattern;
import bellwether.desk.scan.Detection;
import bellwether.desk.scan.DetectionFollow;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.db.Unnest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Writes what a sweep detects, in its transaction.
final class DetectionWriter {
    private static final String INSERT =
            """
            insert into detection (symbol_id, timeframe, bar, name, direction, value, quality, close,
                level, target, facts, after_5, after_10, after_20, data_version, formula)
            select given.symbol_id, :timeframe, to_timestamp(given.bar), given.name, given.direction,
                given.value, given.quality, given.close, given.level, given.target,
                cast(given.facts as jsonb), given.after_5, given.after_10, given.after_20,
                given.data_version, :formula
            from unnest(:symbols, :bars, :names, :directions, :values, :qualities, :closes, :levels,
                :targets, :facts, :after5, :after10, :after20, :versions)
                with ordinality as given (symbol_id, bar, name, direction, value, quality, close,
                    level, target, facts, after_5, after_10, after_20, data_version, place)
            order by given.place
            on conflict (symbol_id, timeframe, bar, name, direction) do nothing
            returning id, symbol_id, extract(epoch from bar)::bigint, name, direction, found_at
            """;

    private static final String MEASURE =
            """
            update detection set after_5 = coalesce(given.after_5, detection.after_5),
              after_10 = coalesce(given.after_10, detection.after_10),
              after_20 = coalesce(given.after_20, detection.after_20)
            from unnest(:symbols, :bars, :after5, :after10, :after20)
              as given (symbol_id, bar, after_5, after_10, after_20)
            where detection.symbol_id = given.symbol_id and detection.timeframe = :timeframe
              and detection.bar = to_timestamp(given.bar)
              and (given.after_5 <> coalesce(detection.after_5, 'NaN')
                or given.after_10 <> coalesce(detection.after_10, 'NaN')
                or given.after_20 <> coalesce(detection.after_20, 'NaN'))
            """;

    private static final String REVISE =
            """
            with given as (
                select symbol_id, to_timestamp(bar) as bar, string_to_array(names, ' ') as names
                from unnest(:symbols, :bars, :names) as looked (symbol_id, bar, names)
            )
            update detection set revised_at =
                case when %1$s = any(given.names) then null else clock_timestamp() end
            from given
            where detection.symbol_id = given.symbol_id and detection.timeframe = :timeframe
                and detection.bar = given.bar
                and (%1$s = any(given.names)) = (detection.revised_at is not null)
            """
                    .formatted(
                            "(detection.name || case when detection.direction > 0 then '+' else '-'"
                                    + " end)");

    /// A bar that was walked before and is walked again, and the marks of the patterns that it
    /// shows now.
    record LookedAgain(long symbolId, Instant bar, Set<String> patterns) {}

    /// What followed the detections of a bar.
    record Measured(long symbolId, Instant bar, DetectionFollow follow) {}

    /// The patterns that cannot be told on the last bar of a symbol.
    record Gap(long symbolId, List<String> patterns) {
        Gap {
            patterns = List.copyOf(patterns);
        }
    }

    /// A pattern and its direction: one that turns is another one.
    static String mark(DetectedPattern pattern) {
        return pattern.name() + (pattern.direction() > 0 ? '+' : '-');
    }

    private record Key(long symbolId, long bar, String name, int direction) {
        static Key of(Detection one) {
            return new Key(
                    one.place().symbolId(),
                    one.place().bar().getEpochSecond(),
                    one.pattern().name(),
                    one.pattern().direction());
        }
    }

    private record Stored(Key key, long id, Instant foundAt) {}

    /// Stores those that are not stored yet, and gives these.
    List<Detection> insert(Handle h, Timeframe timeframe, List<Detection> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        List<Detection> ordered =
                found.stream()
                        .sorted(
                                Comparator.comparing((Detection d) -> d.place().bar())
                                        .thenComparingLong(d -> d.place().symbolId())
                                        .thenComparing(d -> d.pattern().name()))
                        .toList();
        Map<Key, Detection> byKey = new HashMap<>();
        ordered.forEach(one -> byKey.put(Key.of(one), one));
        List<Stored> stored =
                Unnest.of(ordered)
                        .longs("symbols", d -> d.place().symbolId())
                        .longs("bars", d -> d.place().bar().getEpochSecond())
                        .texts("names", d -> d.pattern().name())
                        .ints("directions", d -> d.pattern().direction())
                        .doubles("values", d -> wide(d.pattern().value()))
                        .doubles("qualities", d -> d.pattern().quality())
                        .doubles("closes", d -> d.prices().close())
                        .doubles("levels", d -> d.prices().level())
                        .doubles("targets", d -> d.prices().target())
                        .texts("facts", d -> StoredFacts.write(d.facts()))
                        .doubles("after5", d -> d.follow().after5())
                        .doubles("after10", d -> d.follow().after10())
                        .doubles("after20", d -> d.follow().after20())
                        .longs("versions", Detection::dataVersion)
                        .bind(h.createQuery(INSERT))
                        .bind("timeframe", timeframe.code())
                        .bind("formula", Detection.FORMULA)
                        .map((row, _) ->
                                new Stored(
                                        new Key(
                                                row.getLong(2),
                                                row.getLong(3),
                                                row.getString(4),
                                                row.getInt(5)),
                                        row.getLong(1),
                                        row.getTimestamp(6).toInstant()))
                        .list();
        List<Detection> fresh = new ArrayList<>();
        for (Stored one : stored) {
            Detection known = byKey.get(one.key());
            if (known != null) {
                fresh.add(kept(known, one));
            }
        }
        return fresh;
    }

    private static @Nullable Double wide(@Nullable Integer value) {
        return value == null ? null : Double.valueOf(value);
    }

    private static Detection kept(Detection found, Stored stored) {
        return new Detection(
                stored.id(),
                found.place(),
                found.pattern(),
                found.prices(),
                found.facts(),
                found.follow(),
                found.dataVersion(),
                found.formula(),
                stored.foundAt(),
                null);
    }

    /// Notes what followed, each bar of a symbol once.
    void measure(Handle h, Timeframe timeframe, List<Measured> all) {
        if (!all.isEmpty()) {
            Unnest.of(all)
                    .longs("symbols", Measured::symbolId)
                    .longs("bars", one -> one.bar().getEpochSecond())
                    .doubles("after5", one -> one.follow().after5())
                    .doubles("after10", one -> one.follow().after10())
                    .doubles("after20", one -> one.follow().after20())
                    .bind(h.createUpdate(MEASURE))
                    .bind("timeframe", timeframe.code())
                    .execute();
        }
    }

    /// Marks what corrected bars no longer show, and takes the mark from what they show again.
    void revise(Handle h, Timeframe timeframe, List<LookedAgain> all) {
        if (!all.isEmpty()) {
            Unnest.of(all)
                    .longs("symbols", LookedAgain::symbolId)
                    .longs("bars", one -> one.bar().getEpochSecond())
                    .texts("names", one -> String.join(" ", one.patterns()))
                    .bind(h.createUpdate(REVISE))
                    .bind("timeframe", timeframe.code())
                    .execute();
        }
    }

    /// Keeps which patterns cannot be told now.
    void gaps(Handle h, Timeframe timeframe, List<Gap> all) {
        h.createUpdate(
                        "delete from detection_gap where timeframe = :timeframe and symbol_id ="
                                + " any(:ids)")
                .bind("timeframe", timeframe.code())
                .bindArray("ids", Long.class, all.stream().map(Gap::symbolId).toList())
                .execute();
        List<Gap> some = all.stream().filter(gap -> !gap.patterns().isEmpty()).toList();
        if (!some.isEmpty()) {
            Unnest.of(some)
                    .longs("ids", Gap::symbolId)
                    .texts("patterns", gap -> String.join(" ", gap.patterns()))
                    .bind(
                            h.createUpdate(
                                    """
                                    insert into detection_gap (symbol_id, timeframe, patterns)
                                    select given.id, :timeframe, string_to_array(given.patterns, ' ')
                                    from unnest(:ids, :patterns) as given (id, patterns)
                                    """))
                    .bind("timeframe", timeframe.code())
                    .execute();
        }
    }
}

package bellwether.desk.scan.detection;

import bellwether.desk.scan.Detection;
import bellwether.desk.scan.PatternCatalog;
import bellwether.desk.scan.VerdictSource;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// What was detected, for those who look at it.
public final class DetectionArchive {
    /// How far back is counted where nothing else bounds it.
    public static final Duration COUNTED = Duration.ofDays(90);

    /// In which others speak against one.
    private static final Duration WEEK = Duration.ofDays(7);

    private final Jdbi jdbi;
    private final VerdictSource verdicts;
    private final DetectionDao dao = new DetectionDao();
    private final DetectionStatisticsDao statistics = new DetectionStatisticsDao();
    private final HeatMapDao maps = new HeatMapDao();

    public DetectionArchive(Jdbi jdbi, VerdictSource verdicts) {
        this.jdbi = jdbi;
        this.verdicts = verdicts;
    }

    /// The newest bars first.
    ///
    /// @param after the last one of the page before
    public List<Detection> list(DetectionQuery wanted, Optional<Detection> after, int limit) {
        return list(
                wanted,
                after.map(last -> last.place().bar()),
                after.map(Detection::id).orElse(0L),
                limit);
    }

    /// The same, behind a bar's time and an id.
    public List<Detection> list(DetectionQuery wanted, Optional<Instant> bar, long id, int limit) {
        return jdbi.withHandle(
                h -> dao.list(h, wanted, bar.map(time -> new DetectionDao.Place(time, id)), limit));
    }

    /// How many there are, counted up to so many: all of a large table are never counted.
    public int count(DetectionQuery wanted, int most) {
        return jdbi.withHandle(h -> dao.count(h, wanted, most));
    }

    /// How many detections there are on bars of the last 7 days, by ticker; one that no sweep has
    /// looked at is absent.
    public Map<String, Integer> recent(Collection<String> tickers, Instant now) {
        return jdbi.withHandle(h -> new RecentDetectionDao().counts(h, tickers, now.minus(WEEK)));
    }

    /// One by its id.
    ///
    /// @throws Refusal 404
    public Detection known(long id) {
        return jdbi.withHandle(h -> dao.find(h, id)).orElseThrow(() -> unknown(String.valueOf(id)));
    }

    /// There is none of this id.
    public static Refusal unknown(String typed) {
        return Refusal.notFound(
                "unknown_detection",
                "Unknown detection %s. GET /api/v1/detections lists them.".formatted(typed));
    }

    /// What is counted where neither a beginning nor a symbol or pattern is asked for, which would
    /// take the whole table: the bars of the 90 days up to the newest one that has a detection.
    public DetectionQuery bounded(DetectionQuery wanted) {
        return wanted.from().isPresent()
                        || wanted.pattern().isPresent()
                        || !wanted.tickers().isEmpty()
                ? wanted
                : jdbi.withHandle(h -> statistics.newest(h, wanted))
                        .map(newest -> wanted.since(newest.minus(COUNTED)))
                        .orElse(wanted);
    }

    /// Counts by something they have in common, the most frequent first.
    ///
    /// @param afterN the count of the last one of the page before; none for the first page
    public List<DetectionCount> counts(
            DetectionQuery wanted,
            GroupedBy by,
            Optional<Integer> afterN,
            String afterKey,
            int limit) {
        return jdbi.withHandle(h ->
                statistics.list(
                        h,
                        wanted,
                        by,
                        afterN.map(n -> new DetectionStatisticsDao.Place(n, afterKey)),
                        limit));
    }

    /// Symbols with their patterns, in the order of their tickers.
    ///
    /// @param days up to the newest swept bar of each symbol
    public List<HeatMapRow> heatMap(
            Timeframe timeframe, List<String> tickers, List<String> patterns, int days, Page page) {
        HeatMapDao.Wanted wanted = new HeatMapDao.Wanted(timeframe, tickers, patterns, days);
        return jdbi.withHandle(h -> maps.list(h, wanted, page.after(), page.limit()));
    }

    /// A page of tickers.
    public record Page(String after, int limit) {}

    /// Why something was detected, and what speaks for and against it.
    ///
    /// @param owner whose analyses are asked
    public Explanation explain(String owner, Detection one) {
        Explanation.Followed followed =
                new Explanation.Followed(
                        one.follow(), countedFrom(one), jdbi.withHandle(h -> like(h, one)));
        Explanation.Against against =
                new Explanation.Against(
                        jdbi.withHandle(h -> dao.against(h, one, WEEK)).stream()
                                .map(other ->
                                        new Explanation.Other(
                                                other.id(),
                                                other.pattern().name(),
                                                other.pattern().side(),
                                                other.place().bar()))
                                .toList(),
                        verdicts.newest(owner, one.place().ticker()).orElse(null));
        return new Explanation(
                one.pattern().name(),
                PatternCatalog.find(one.pattern().name())
                        .map(PatternCatalog.Entry::meaning)
                        .orElse("This release does not know the pattern."),
                one.facts().compared(),
                one.facts().pivots(),
                one.prices(),
                followed,
                against,
                new Explanation.Data(
                        one.place().ticker(),
                        one.place().timeframe().code(),
                        one.place().bar(),
                        one.dataVersion(),
                        one.formula(),
                        one.foundAt(),
                        one.revisedAt()),
                ExplanationText.of(one, followed, against));
    }

    private static Instant countedFrom(Detection one) {
        return one.place().bar().minus(COUNTED);
    }

    private DetectionCount like(Handle h, Detection one) {
        DetectionQuery same =
                new DetectionQuery(
                        List.of(),
                        Optional.of(one.pattern().name()),
                        Optional.of(one.pattern().direction()),
                        Optional.of(one.place().timeframe()),
                        Optional.of(countedFrom(one)),
                        Optional.of(one.place().bar().plusSeconds(1)),
                        Optional.empty(),
                        false);
        return statistics.list(h, same, GroupedBy.PATTERN, Optional.empty(), 1).stream()
                .findFirst()
                .orElseGet(() -> DetectionCount.none(one.pattern().name()));
    }
}

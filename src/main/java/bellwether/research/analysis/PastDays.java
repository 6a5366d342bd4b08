package bellwether.research.analysis;

import bellwether.market.bars.BarBuffer;
import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.HistoryPart;
import bellwether.market.bars.Market;
import bellwether.market.bars.PackedHistory;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.MemoryBudget;
import bellwether.research.analysis.RecomputedVerdict.FollowingClose;
import bellwether.research.analysis.plan.AnalysisOptions;
import bellwether.research.analysis.profile.BuiltInProfiles;
import bellwether.research.analysis.store.SaidVerdictDao;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/// What was said of symbols on a past day, and what is said of it now, of daily bars.
public final class PastDays {
    private static final List<Integer> LATER = List.of(5, 10, 20);
    private static final int HUNDREDTHS = 100;

    private final Market market;
    private final SaidVerdictDao dao;
    private final int staleSessions;

    PastDays(Jdbi jdbi, Market market, int staleSessions) {
        this.market = market;
        this.dao = new SaidVerdictDao(jdbi);
        this.staleSessions = staleSessions;
    }

    /// What an owner's newest analyses said at the end of a day in UTC, by ticker; one of which it
    /// had none is absent.
    public Map<String, SaidVerdict> said(String owner, Collection<String> tickers, LocalDate day) {
        return dao.before(owner, tickers, day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /// What today's formulas say with the bars up to a day, by ticker, with the usual profile. One
    /// that is not stored is absent.
    public Map<String, RecomputedVerdict> recompute(List<String> tickers, LocalDate day) {
        Map<String, RecomputedVerdict> found = new HashMap<>();
        for (HistoryPart part : market.parts(tickers, Timeframe.DAY)) {
            try (MemoryBudget.Room _ = market.room(part, MemoryBudget.REQUEST)) {
                for (PackedHistory packed : market.packed(part.tickers(), Timeframe.DAY)) {
                    found.put(packed.asked(), recompute(packed, day));
                }
            }
        }
        return found;
    }

    private RecomputedVerdict recompute(PackedHistory packed, LocalDate day) {
        History then = packed.knownBy(Optional.of(day)).read(new BarBuffer());
        if (then.bars().size() == 0 || Timeframe.date(then.bars().time()[0]).isAfter(day)) {
            return RecomputedVerdict.unknown("Its first bar is later.");
        }
        AnalysisOutcome outcome =
                new Analyst()
                        .analyse(
                                then,
                                Timeframe.DAY,
                                BuiltInProfiles.BALANCED,
                                AnalysisOptions.capital("100000"),
                                new AnalysisMoment(
                                                market.calendar(packed),
                                                market.now(),
                                                staleSessions)
                                        .recomputedFor(Optional.of(day)));
        List<FollowingClose> followed = followed(packed, day);
        return switch (outcome) {
            case AnalysisOutcome.Analysed(Analysis analysis) ->
                    new RecomputedVerdict(
                            new RecomputedVerdict.Known(
                                    analysis.votes().verdict().name(),
                                    analysis.votes().score(),
                                    analysis.subject().asOf(),
                                    analysis.lastClose(),
                                    Analysis.FORMULA_VERSION),
                            null,
                            followed);
            case AnalysisOutcome.NotEnoughBars few ->
                    new RecomputedVerdict(null, few.words(packed.asked()), followed);
            case AnalysisOutcome.OutOfRange odd ->
                    new RecomputedVerdict(null, odd.words(packed.asked()), followed);
        };
    }

    /// Of finished bars, each but the newest only where so many have come since.
    private List<FollowingClose> followed(PackedHistory packed, LocalDate day) {
        Instant now = market.now();
        Bars bars =
                packed.read(new BarBuffer())
                        .bars()
                        .finished(Timeframe.DAY, market.calendar(packed), now);
        int last = bars.place(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond()) - 1;
        int since = bars.size() - 1 - last;
        List<FollowingClose> followed = new ArrayList<>();
        if (last >= 0) {
            Stream.concat(
                            LATER.stream().filter(sessions -> sessions < since),
                            IntStream.of(since).filter(sessions -> sessions > 0).boxed())
                    .forEach(sessions ->
                            followed.add(
                                    new FollowingClose(
                                            sessions,
                                            Timeframe.date(bars.time()[last + sessions]),
                                            HUNDREDTHS
                                                    * (bars.close()[last + sessions]
                                                                    / bars.close()[last]
                                                            - 1))));
        }
        return followed;
    }
}

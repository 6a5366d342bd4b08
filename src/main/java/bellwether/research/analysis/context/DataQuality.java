package bellwether.research.analysis.context;

import bellwether.market.bars.Bars;
import bellwether.market.bars.SuspectedSplit;
import bellwether.market.money.PriceUnit;
import bellwether.market.quality.Severity;
import bellwether.market.quality.Warning;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.CountedNoun;
import bellwether.research.analysis.vote.Phrases;
import bellwether.technical.ta.average.Ema;
import bellwether.technical.ta.momentum.Macd;
import bellwether.technical.ta.momentum.Rsi;
import bellwether.technical.ta.trend.Directional;
import bellwether.technical.ta.volatility.Atr;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is known to be wrong, or could be, with the bars behind an analysis.
///
/// @param bars how many were used
/// @param excluded bars whose session is not over, left out because they may still change
/// @param gaps how often more than five days lie between two bars
/// @param largestGapDays the longest such gap, 0 without one
/// @param jumps closes below 0.65 or above 1.5 times the one before, the newest three
/// @param jumpCount how many of those there are in all
/// @param stableFrom the first bar on which no indicator shows any more where the history began, to
///   1e-6; null when the history is shorter than that
/// @param adjustment what the bars are adjusted for: the splits on record, back from the newest bar
/// @param warnings what matters of it, which the analysis shows among its own
public record DataQuality(
        int bars,
        int excluded,
        @JsonProperty("first_on") LocalDate first,
        @JsonProperty("last_on") LocalDate last,
        int gaps,
        long largestGapDays,
        int jumpCount,
        List<PriceJump> jumps,
        @JsonUnwrapped Age age,
        Optional<LocalDate> stableFrom,
        String adjustment,
        @JsonIgnore List<Warning> warnings) {
    /// Codes of warnings that are no findings of the ledger, or that it may find too.
    public static final String STALE = "stale";

    public static final String JUMP = "price_jump";
    public static final String GAP = "gap";
    public static final String SUSPECTED_SPLIT = "suspected_split";
    private static final String NOT_REFRESHED = "not_refreshed";
    private static final String RESAMPLED = "resampled";
    private static final String RECOMPUTED = "recomputed";
    private static final String CURRENCY = "currency";

    private static final int SHOWN_JUMPS = 3;
    static final long USUAL_GAP_DAYS = 5;
    private static final int STABLE_AFTER =
            Math.max(
                    Math.max(Ema.stableAfter(200), Directional.stableAfter(14)),
                    Math.max(
                            Macd.stableAfter(12, 26, 9),
                            Math.max(Rsi.stableAfter(14), Atr.stableAfter(14))));

    /// How old the last bar is.
    ///
    /// @param daysOld days between it and the day of the analysis, by the exchange's clock
    /// @param stale whether more than `staleSessions` sessions of the exchange were completed since
    public record Age(long daysOld, boolean stale, int staleSessions) {}

    /// What is to be known of these bars before they are believed.
    ///
    /// @param bars those used
    /// @param excluded how many newer ones were left out
    /// @param unit of the prices, when it is known
    public static DataQuality of(Bars bars, int excluded, Age age, Optional<PriceUnit> unit) {
        int gaps = 0;
        long largest = 0;
        List<PriceJump> jumps = new ArrayList<>();
        for (int i = 1; i < bars.size(); i++) {
            long days = (bars.time()[i] - bars.time()[i - 1]) / 86_400;
            if (days > USUAL_GAP_DAYS) {
                gaps++;
                largest = Math.max(largest, days);
            }
            double ratio = bars.close()[i] / bars.close()[i - 1];
            if (ratio < 0.65 || ratio > 1.5) {
                jumps.add(new PriceJump(date(bars, i), ratio));
            }
        }
        LocalDate last = date(bars, bars.size() - 1);
        List<PriceJump> shown =
                jumps.subList(Math.max(0, jumps.size() - SHOWN_JUMPS), jumps.size()).reversed();
        return new DataQuality(
                bars.size(),
                excluded,
                date(bars, 0),
                last,
                gaps,
                largest,
                jumps.size(),
                List.copyOf(shown),
                age,
                bars.size() > STABLE_AFTER
                        ? Optional.of(date(bars, STABLE_AFTER))
                        : Optional.empty(),
                "split",
                QualityWarnings.of(
                        new QualityWarnings.Gaps(gaps, largest),
                        jumps,
                        SuspectedSplit.among(bars),
                        unit,
                        new QualityWarnings.Ending(last, age, excluded)));
    }

    /// The same, with what the search for newer bars came to, and how old those are that were used.
    public DataQuality warned(String said) {
        return with(
                NOT_REFRESHED,
                Severity.WARNING,
                Phrases.fill(
                        "stored bars were used, the last of %s, %s old; no newer bars: %s",
                        last, days(age.daysOld()), said));
    }

    /// The same, told what the bars were put together from, if they were.
    public DataQuality made(Optional<Timeframe> from) {
        return from.map(timeframe ->
                        with(
                                RESAMPLED,
                                Severity.INFO,
                                Phrases.fill(
                                        "no daily bars are stored: these were resampled from %s bars of regular sessions; each close is the last trade of its day's last bar, not the closing auction price",
                                        timeframe.code())))
                .orElse(this);
    }

    /// The same, told of a day that it was recomputed for, if it was.
    ///
    /// @param later how many bars after that day were left out
    public DataQuality recomputed(Optional<LocalDate> day, int later) {
        return day.map(on ->
                        with(
                                RECOMPUTED,
                                Severity.INFO,
                                Phrases.fill(
                                        "recomputed for %s with today's formulas: %s left out; bars corrected since, and prices adjusted by their source for later events, have their current values",
                                        on,
                                        later == 1
                                                ? "1 later bar was"
                                                : later + " later bars were")))
                .orElse(this);
    }

    /// The same, with what is to be known of the currency of the prices.
    public DataQuality noted(Optional<String> note) {
        return note.map(text -> with(CURRENCY, Severity.INFO, text)).orElse(this);
    }

    private DataQuality with(String code, Severity severity, String message) {
        return new DataQuality(
                bars,
                excluded,
                first,
                last,
                gaps,
                largestGapDays,
                jumpCount,
                jumps,
                age,
                stableFrom,
                adjustment,
                Stream.concat(warnings.stream(), Stream.of(Warning.of(code, severity, message)))
                        .toList());
    }

    private static String days(long count) {
        return new CountedNoun(count, "day").toString();
    }

    /// The day of a bar.
    public static LocalDate date(Bars bars, int index) {
        return LocalDate.ofEpochDay(Math.floorDiv(bars.time()[index], 86_400L));
    }
}

package bellwether.analysis;

import bellwether.calendar.TradingCalendar;
import bellwether.market.Bars;
import bellwether.market.History;
import bellwether.market.Timeframe;
import bellwether.ta.Series;
import bellwether.web.Json;
import java.util.List;

/// Turns bars into an analysis. Pure: the same inputs give the same bits. Holds scratch space, so
/// each thread needs its own.
final class Analyst {
    /// With this many, every voter but EMA 50/200 can speak.
    static final int LEAST_BARS = 50;

    private final Panel panel = new Panel();
    private final PatternFinder patterns = new PatternFinder();
    private final ZoneFinder zones = new ZoneFinder();
    private final Confluence.Reader confluence = new Confluence.Reader();
    private final WhatIf whatIf = new WhatIf();
    private Profile written = Profiles.BALANCED;
    private String numbers = Json.write(written.numbers());

    Finding analyse(
            History history,
            Timeframe timeframe,
            Profile profile,
            Terms terms,
            Standpoint standpoint) {
        Bars bars = history.bars().finished(timeframe, standpoint.calendar(), standpoint.now());
        if (bars.size() < LEAST_BARS) {
            return new Finding.NotEnoughBars(bars.size(), LEAST_BARS);
        }
        for (int i = 0; i < bars.size(); i++) {
            if (!(bars.low()[i] >= Finding.OutOfRange.LEAST
                    && bars.high()[i] <= Finding.OutOfRange.MOST)) {
                return new Finding.OutOfRange(bars.high()[i] > 1 ? bars.high()[i] : bars.low()[i]);
            }
        }
        int excluded = history.bars().size() - bars.size();
        return new Finding.Analysed(
                analysis(
                        history,
                        bars,
                        profile,
                        terms,
                        timeframe,
                        standpoint.calendar(),
                        DataQuality.of(bars, excluded, standpoint.today())
                                .made(history.madeFrom())));
    }

    private Analysis analysis(
            History history,
            Bars bars,
            Profile profile,
            Terms terms,
            Timeframe timeframe,
            TradingCalendar calendar,
            DataQuality quality) {
        Series series =
                new Series(
                        bars.open(),
                        bars.high(),
                        bars.low(),
                        bars.close(),
                        bars.volume(),
                        bars.size());
        panel.read(series);
        Score score = Score.of(panel, profile);
        Verdict verdict = profile.thresholds().verdict(score.value());
        Levels levels = Levels.of(panel);
        return new Analysis(
                history.ticker(),
                history.askedAs(),
                timeframe.code(),
                quality.last(),
                history.sources(),
                history.synthetic(),
                profile.name(),
                terms.capital(),
                verdict,
                score.value(),
                levels.close(),
                Planner.plan(verdict, levels, profile, terms),
                levels,
                score.reasons(),
                score.unheard(),
                IndicatorValues.of(panel),
                Regime.of(panel),
                confluence.read(bars, verdict, calendar),
                patterns.find(bars, panel),
                zones.find(bars, panel.close(), panel.last(panel.atr)),
                PerformanceReader.read(bars),
                Changes.of(verdict, score, profile, whatIf.search(panel, profile, score.value())),
                quality,
                List.of(),
                numbers(profile),
                terms,
                Fingerprint.of(bars),
                history.dataVersion(),
                Analysis.FORMULA_VERSION);
    }

    /// Written once for all symbols of a job.
    private String numbers(Profile profile) {
        if (!profile.equals(written)) {
            written = profile;
            numbers = Json.write(profile.numbers());
        }
        return numbers;
    }
}

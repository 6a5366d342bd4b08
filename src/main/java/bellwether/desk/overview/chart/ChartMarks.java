package bellwether.desk.overview.chart;

import bellwether.desk.overview.store.ChartMarkDao;
import bellwether.desk.overview.store.ChartMarkDao.DetectedMark;
import bellwether.desk.scan.PatternCatalog;
import bellwether.market.bars.ActionKind;
import bellwether.market.bars.Bars;
import bellwether.market.bars.CorporateAction;
import bellwether.market.bars.Market;
import bellwether.platform.base.WireNumbers;
import bellwether.research.analysis.StoredAnalyses;
import bellwether.research.analysis.VerdictStep;
import bellwether.technical.indicators.BarWindow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Marks on bars: only what is stored, nothing is looked for here.
public final class ChartMarks {
    /// Of one kind in one answer.
    private static final int MOST = 2_000;

    private static final List<String> VERDICTS =
            List.of("STRONG_SELL", "SELL", "HOLD", "BUY", "STRONG_BUY");

    private final Market market;
    private final StoredAnalyses analyses;
    private final ChartMarkDao dao;

    public ChartMarks(Market market, StoredAnalyses analyses, ChartMarkDao dao) {
        this.market = market;
        this.analyses = analyses;
        this.dao = dao;
    }

    /// The marks that were found, oldest first, and what is missing.
    record Found(List<ChartMark> marks, List<MissingPart> missing) {}

    /// What moves where marks do.
    List<Object> trace(String owner, ChartSubject subject) {
        String timeframe = subject.timeframe().code();
        return List.of(
                dao.newestAnalysis(owner, subject.names()),
                dao.sweptAt(subject.ticker(), timeframe));
    }

    Found of(String owner, ChartSubject subject, BarDays days, Set<MarkFamily> wanted) {
        List<ChartMark> marks = new ArrayList<>();
        List<MissingPart> missing = new ArrayList<>();
        if (wanted.contains(MarkFamily.PATTERNS)) {
            patterns(subject, days.window(), marks, missing);
        }
        if (wanted.contains(MarkFamily.VERDICTS)) {
            verdicts(owner, subject, days, marks, missing);
        }
        if (wanted.contains(MarkFamily.ACTIONS)) {
            actions(days, marks);
        }
        marks.sort(Comparator.comparingLong(ChartMark::time));
        return new Found(marks, missing);
    }

    private void patterns(
            ChartSubject subject,
            BarWindow window,
            List<ChartMark> marks,
            List<MissingPart> missing) {
        String family = MarkFamily.PATTERNS.word();
        String code = subject.timeframe().code();
        if (!subject.timeframe().isStored()) {
            missing.add(
                    new MissingPart(
                            family,
                            "not_scannable",
                            "scans look at stored timeframes, and %s bars are put together when they are read"
                                    .formatted(code)));
            return;
        }
        if (dao.sweptAt(subject.ticker(), code).isEmpty()) {
            missing.add(
                    new MissingPart(
                            family,
                            "not_scanned",
                            "no scan has looked at the %s bars of %s yet; create one with POST /api/v1/scans"
                                    .formatted(code, subject.ticker())));
            return;
        }
        Bars bars = window.history().bars();
        List<DetectedMark> found =
                dao.detected(
                        subject.ticker(),
                        code,
                        Instant.ofEpochSecond(bars.time()[window.from()]),
                        Instant.ofEpochSecond(bars.time()[window.to() - 1]),
                        MOST + 1);
        cut(family, found.size(), missing);
        found.stream().limit(MOST).map(ChartMarks::pattern).forEach(marks::add);
    }

    private static ChartMark pattern(DetectedMark one) {
        Optional<PatternCatalog.Entry> entry = PatternCatalog.find(one.name());
        boolean isCandle = entry.filter(known -> !known.chart()).isPresent();
        return new ChartMark(
                isCandle ? MarkKind.CANDLE : MarkKind.PATTERN,
                one.bar(),
                one.direction() > 0 ? "up" : "down",
                one.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                entry.map(PatternCatalog.Entry::meaning)
                        .orElse("This release does not know the pattern."),
                String.valueOf(one.id()));
    }

    private void verdicts(
            String owner,
            ChartSubject subject,
            BarDays days,
            List<ChartMark> marks,
            List<MissingPart> missing) {
        String family = MarkFamily.VERDICTS.word();
        List<VerdictStep> steps =
                analyses.steps(owner, subject.names(), subject.timeframe().code(), MOST + 1);
        if (steps.isEmpty()) {
            missing.add(
                    new MissingPart(
                            family,
                            "not_analysed",
                            "no analysis of yours looked at the %s bars of %s"
                                    .formatted(subject.timeframe().code(), subject.ticker())));
        }
        cut(family, steps.size(), missing);
        steps.stream()
                .limit(MOST)
                .forEach(step ->
                        days.upTo(step.asOf()).ifPresent(time -> marks.add(verdict(step, time))));
    }

    private static ChartMark verdict(VerdictStep step, long time) {
        return new ChartMark(
                MarkKind.VERDICT,
                time,
                side(step),
                step.to(),
                "%s, score %s (%s)"
                        .formatted(
                                step.from()
                                        .map(from -> from + " to " + step.to())
                                        .orElse("first analysis: " + step.to()),
                                WireNumbers.computed(step.score()),
                                step.profile()),
                step.analysis());
    }

    /// Up or down against the verdict before; of the first one, against HOLD.
    private static @Nullable String side(VerdictStep step) {
        int order =
                Integer.compare(
                        VERDICTS.indexOf(step.to()), VERDICTS.indexOf(step.from().orElse("HOLD")));
        return order == 0 ? null : order > 0 ? "up" : "down";
    }

    private void actions(BarDays days, List<ChartMark> marks) {
        for (CorporateAction action : market.actions(days.window().history().symbolId())) {
            days.from(action.exDate()).ifPresent(time -> marks.add(action(action, time)));
        }
    }

    private static ChartMark action(CorporateAction action, long time) {
        return action.kind() == ActionKind.SPLIT
                ? new ChartMark(
                        MarkKind.SPLIT,
                        time,
                        null,
                        "split",
                        "Split of %s for %s on %s"
                                .formatted(
                                        plain(action.numerator()),
                                        plain(action.denominator()),
                                        action.exDate()),
                        null)
                : new ChartMark(
                        MarkKind.DIVIDEND,
                        time,
                        null,
                        "dividend",
                        "Dividend of %s a share, without it from %s on"
                                .formatted(plain(action.amount()), action.exDate()),
                        null);
    }

    private static String plain(@Nullable BigDecimal number) {
        return Objects.requireNonNull(number).toPlainString();
    }

    private static void cut(String family, int found, List<MissingPart> missing) {
        if (found > MOST) {
            missing.add(
                    new MissingPart(
                            family,
                            "cut",
                            "only the newest %,d are shown; ask for fewer bars".formatted(MOST)));
        }
    }
}

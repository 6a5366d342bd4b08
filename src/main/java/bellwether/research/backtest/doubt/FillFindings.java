package bellwether.research.backtest.doubt;

import bellwether.research.backtest.run.DetailUse;
import org.jspecify.annotations.Nullable;

/// What the fills rest on: the path of prices inside bars, and volume.
final class FillFindings {
    static final double ASSUMED = 0.05;
    static final double IMPACT_BPS = 20;

    private static final String WITH_DETAIL =
            "Ask for the bounds of the run, or import the finer bars that are missing.";

    private FillFindings() {}

    static void add(FindingInputs inputs, Findings findings) {
        undecided(inputs, findings);
        detail(inputs.filling().detail(), findings);
        FillFacts facts = inputs.filling().facts();
        Double share = facts.largestShare();
        if (share != null && share > FillFacts.LARGE) {
            findings.add(
                    FindingCode.ILLIQUID,
                    share,
                    FillFacts.LARGE,
                    "%d of %d fills took more than 5 %% of the mean volume, the largest %s."
                            .formatted(facts.large(), facts.fills(), Plain.percent(share)));
        }
        findings.count(
                FindingCode.VOLUME_UNKNOWN,
                facts.withoutVolume(),
                "%d of %d fills are on bars of unknown volume: nothing limited them."
                        .formatted(facts.withoutVolume(), facts.fills()));
        Double impact = facts.impactBps();
        if (impact != null && impact > IMPACT_BPS) {
            findings.add(
                    FindingCode.IMPACT_HIGH,
                    impact,
                    IMPACT_BPS,
                    "Market impact cost %s basis points of the traded value."
                            .formatted(Plain.fixed(impact, 1)));
        }
    }

    private static void detail(@Nullable DetailUse detail, Findings findings) {
        if (detail != null) {
            findings.count(
                    FindingCode.MISSING_DETAIL,
                    detail.missing(),
                    "Of %d bars with open orders %d have no whole %s bars, the first on %s: they were used themselves, and what filled inside them is assumed."
                            .formatted(
                                    detail.bars(),
                                    detail.missing(),
                                    detail.timeframe(),
                                    detail.first()));
        }
    }

    private static void undecided(FindingInputs inputs, Findings findings) {
        int trades = inputs.outcome().trades().size();
        long assumed = inputs.outcome().trades().stream().filter(each -> each.assumed()).count();
        double part = trades == 0 ? 0 : (double) assumed / trades;
        LevelFacts levels = inputs.filling().levels();
        if (part > ASSUMED) {
            assumed(
                    part,
                    "%d of %d trades rest on an assumption about the path of prices inside a bar.%s"
                            .formatted(
                                    assumed, trades, isNarrow(levels) ? " " + narrow(levels) : ""),
                    inputs.filling().detail() != null,
                    findings);
        } else if (levels != null && isNarrow(levels)) {
            findings.add(
                    FindingCode.UNDECIDED, levels.narrowest(), levels.medianBar(), narrow(levels));
        }
    }

    /// @param isDetailed whether finer bars are used where there are any
    private static void assumed(
            double part, String message, boolean isDetailed, Findings findings) {
        if (isDetailed) {
            findings.add(FindingCode.UNDECIDED, part, ASSUMED, message, WITH_DETAIL);
        } else {
            findings.add(FindingCode.UNDECIDED, part, ASSUMED, message);
        }
    }

    private static boolean isNarrow(@Nullable LevelFacts levels) {
        return levels != null && levels.narrowest() < levels.medianBar();
    }

    private static String narrow(@Nullable LevelFacts levels) {
        return levels == null
                ? ""
                : "Its stop or trail lies %s away, the median bar spans %s."
                        .formatted(
                                Plain.percent(levels.narrowest()),
                                Plain.percent(levels.medianBar()));
    }
}

package bellwether.research.analysis;

import bellwether.research.analysis.profile.Profile;
import bellwether.research.analysis.vote.IndicatorPanel;
import bellwether.research.analysis.vote.PriceRounding;
import bellwether.research.analysis.vote.Verdict;
import bellwether.research.analysis.vote.Vote;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/// Searches for the last close with which the verdict would have been another one, all else the
/// same; high and low stretch where they must to hold it.
///
/// Looked at are closes every half average true range, up to three on both sides; where the verdict
/// first changes, the close is narrowed down to the price's smallest step. The score of each comes
/// from a [TrialScore]; a test holds that the whole analysis agrees.
final class WhatIf {
    private static final double STEP = 0.5;
    private static final int STEPS = 6;
    private static final int MOST_HALVINGS = 40;
    private static final int MOST_TICKS = 4;

    /// The nearest closes with a higher and with a lower verdict.
    record Closes(Optional<BigDecimal> higher, Optional<BigDecimal> lower) {
        static final Closes NONE = new Closes(Optional.empty(), Optional.empty());
    }

    private final TrialScore tail = new TrialScore();
    private int scale;

    /// @param model what the model says, where the profile weighs it
    /// @param digits behind the point that the symbol's prices have
    Closes search(
            IndicatorPanel panel, Profile profile, double score, Optional<Vote> model, int digits) {
        scale = digits;
        double atr = panel.last(panel.atr);
        if (!(atr > 0)) {
            return Closes.NONE;
        }
        tail.read(panel, profile, score, model);
        Verdict now = profile.thresholds().verdict(score);
        Optional<BigDecimal> higher = Optional.empty();
        Optional<BigDecimal> lower = Optional.empty();
        for (int step = 1; step <= STEPS; step++) {
            for (int side = 1; side >= -1; side -= 2) {
                double before = panel.close() + side * (step - 1) * STEP * atr;
                double after = panel.close() + side * step * STEP * atr;
                int change = change(after, now, profile);
                if (change > 0 && higher.isEmpty()) {
                    higher = narrow(before, after, 1, now, profile);
                } else if (change < 0 && lower.isEmpty()) {
                    lower = narrow(before, after, -1, now, profile);
                }
            }
            boolean all =
                    (higher.isPresent() || now.next(1).isEmpty())
                            && (lower.isPresent() || now.next(-1).isEmpty());
            if (all) {
                break;
            }
        }
        return new Closes(higher, lower);
    }

    /// Whether the verdict at a close is higher (1), lower (−1) or the same (0).
    private int change(double close, Verdict now, Profile profile) {
        if (close < AnalysisOutcome.OutOfRange.LEAST || close > AnalysisOutcome.OutOfRange.MOST) {
            return 0;
        }
        return Integer.signum(
                profile.thresholds().verdict(tail.score(close, profile)).compareTo(now));
    }

    /// @param same a close with the verdict of now
    /// @param other one with the wanted change
    private Optional<BigDecimal> narrow(
            double same, double other, int wanted, Verdict now, Profile profile) {
        double tick = Math.pow(10, -scale);
        double near = same;
        double far = other;
        for (int i = 0; i < MOST_HALVINGS && Math.abs(far - near) > tick / 2; i++) {
            double middle = near + (far - near) / 2;
            if (change(middle, now, profile) == wanted) {
                far = middle;
            } else {
                near = middle;
            }
        }
        boolean up = other > same;
        // the step before may do it as well; where the score zigzags, one or two behind
        BigDecimal price =
                PriceRounding.round(far, scale, up ? RoundingMode.FLOOR : RoundingMode.CEILING);
        BigDecimal step = BigDecimal.ONE.movePointLeft(scale);
        for (int i = 0; i < MOST_TICKS; i++) {
            if (change(price.doubleValue(), now, profile) == wanted) {
                return Optional.of(price);
            }
            price = up ? price.add(step) : price.subtract(step);
        }
        return Optional.empty();
    }
}

package bellwether.research.analysis;

import bellwether.research.analysis.profile.Profile;
import bellwether.research.analysis.vote.Phrases;
import bellwether.research.analysis.vote.Verdict;
import bellwether.research.analysis.vote.VoteReason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Works out what would have to change for the verdict to change. What voters would have to say is
/// exact arithmetic on the score; whether the market will make them say so is another matter.
///
/// @param higher null for a STRONG_BUY
/// @param lower null for a STRONG_SELL
public record AnalysisChanges(@Nullable AnalysisChange higher, @Nullable AnalysisChange lower) {
    private static final int SHOWN = 3;

    static AnalysisChanges of(Verdict verdict, Score score, Profile profile, WhatIf.Closes closes) {
        return new AnalysisChanges(
                change(verdict, 1, score, profile, closes.higher()),
                change(verdict, -1, score, profile, closes.lower()));
    }

    private static @Nullable AnalysisChange change(
            Verdict verdict, int side, Score score, Profile profile, Optional<BigDecimal> close) {
        Optional<Verdict> next = verdict.next(side);
        if (next.isEmpty()) {
            return null;
        }
        double edge = profile.thresholds().edge(verdict, side);
        double gap = edge - score.value();
        List<AnalysisChange.Flip> alone = alone(score, gap);
        List<AnalysisChange.Flip> together = alone.isEmpty() ? together(score, gap) : List.of();
        return new AnalysisChange(
                next.get(),
                edge,
                gap,
                alone,
                together,
                close.orElse(null),
                words(next.get(), edge, alone, together, close));
    }

    private static double weights(Score score) {
        double sum = 0;
        for (VoteReason reason : score.reasons()) {
            sum += reason.weight();
        }
        return sum;
    }

    private static List<AnalysisChange.Flip> alone(Score score, double gap) {
        double weights = weights(score);
        List<AnalysisChange.Flip> flips = new ArrayList<>();
        for (VoteReason reason : score.reasons()) {
            double now = reason.vote() * reason.confidence();
            double needed = now + gap * weights / reason.weight();
            if (Math.abs(needed) <= 1) {
                flips.add(new AnalysisChange.Flip(reason.voter(), plain(now), needed));
            }
        }
        flips.sort(
                Comparator.comparingDouble(
                                (AnalysisChange.Flip flip) -> Math.abs(flip.needed() - flip.now()))
                        .thenComparing(AnalysisChange.Flip::voter));
        return flips.subList(0, Math.min(SHOWN, flips.size()));
    }

    /// Those with the largest room first; the last one only as far as it takes.
    private static List<AnalysisChange.Flip> together(Score score, double gap) {
        double side = Math.signum(gap);
        double missing = Math.abs(gap) * weights(score);
        List<VoteReason> byRoom = new ArrayList<>(score.reasons());
        byRoom.sort(
                Comparator.comparingDouble((VoteReason reason) -> -room(reason, side))
                        .thenComparing(VoteReason::voter));
        List<AnalysisChange.Flip> flips = new ArrayList<>();
        for (VoteReason reason : byRoom) {
            double room = room(reason, side);
            if (missing <= 0 || room <= 0) {
                break;
            }
            double now = reason.vote() * reason.confidence();
            double step = Math.min(room, missing) / reason.weight();
            flips.add(
                    new AnalysisChange.Flip(
                            reason.voter(), plain(now), Math.clamp(now + side * step, -1.0, 1.0)));
            missing -= room;
        }
        return missing > 0 ? List.of() : flips;
    }

    /// How far a voter can still move the weighted sum.
    private static double room(VoteReason reason, double side) {
        return reason.weight() * (1 - side * reason.vote() * reason.confidence());
    }

    private static String words(
            Verdict next,
            double edge,
            List<AnalysisChange.Flip> alone,
            List<AnalysisChange.Flip> together,
            Optional<BigDecimal> close) {
        String voters =
                alone.isEmpty()
                        ? together.isEmpty()
                                ? "no voter with a weight could do it"
                                : list(together, " and ")
                        : list(alone, " or ");
        String price =
                close.map(value -> "; or a close of " + value.toPlainString())
                        .orElse(
                                "; no close within three ATR (in steps of half an ATR) would do it");
        return Phrases.fill(
                "%s starts at a score of %s: %s%s",
                next.name(), Phrases.number(edge), voters, price);
    }

    private static String list(List<AnalysisChange.Flip> flips, String between) {
        return flips.stream()
                .map(flip ->
                        Phrases.fill(
                                "%s at %s (now %s)",
                                flip.voter().key(),
                                Phrases.number(flip.needed()),
                                Phrases.number(flip.now())))
                .collect(Collectors.joining(between));
    }

    /// Without the minus of a zero.
    private static double plain(double value) {
        return value == 0 ? 0.0 : value;
    }
}

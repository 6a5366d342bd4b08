package bellwether.research.learning.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import bellwether.research.analysis.ModelVote;
import bellwether.research.analysis.vote.Vote;
import bellwether.research.learning.ModelScore;
import bellwether.research.learning.ScoreReason;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a score votes.
final class ScoringVotesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 2, 27);

    private static ModelScore score(double probability, boolean shown) {
        return new ModelScore(
                "ACME",
                probability,
                0.5,
                "rank",
                5,
                null,
                DAY,
                null,
                null,
                shown,
                shown ? null : ScoreReason.FORCED,
                shown ? null : "activated by force");
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0, 0",
        "0.5199, 0, 0",
        "0.525, 1, 0.25",
        "0.475, -1, 0.25",
        "0.6, 1, 1",
        "0.9, 1, 1",
        "0.1, -1, 1"
    })
    void itIsTheSideOfTheBaseRateBeyondAMarginOfTwoPercent(
            double probability, int side, double confidence) {
        ModelVote vote = ScoringVotes.of(score(probability, true));
        assertEquals(Optional.of(DAY), vote.day());
        Vote.Cast cast = assertInstanceOf(Vote.Cast.class, vote.vote());
        assertEquals(side, cast.side());
        assertEquals(confidence, cast.confidence(), 1e-9);
    }

    @Test
    void whatIsNotShownDoesNotVote() {
        Vote.Insufficient forced =
                assertInstanceOf(
                        Vote.Insufficient.class, ScoringVotes.of(score(0.9, false)).vote());
        assertEquals("no score of a model: activated by force", forced.words());
        Vote.Insufficient none =
                assertInstanceOf(
                        Vote.Insufficient.class,
                        ScoringVotes.of(
                                        ModelScore.silent(
                                                "ACME",
                                                ScoreReason.NO_ACTIVE_MODEL,
                                                "no model is active"))
                                .vote());
        assertEquals("no score of a model: no model is active", none.words());
    }
}

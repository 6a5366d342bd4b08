package bellwether.research.learning.online;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LearnerRecordTest {
    @Test
    void anEmptyRecordSaysWhyItHasNoFigures() {
        LearnerRecord record = LearnerRecord.of(List.of());
        assertTrue(record.logLoss().undefined().isPresent());
    }

    @Test
    void labelsThatCameLateLengthenTheHorizon() {
        List<JudgedScore> scores = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            scores.add(new JudgedScore(i, 0.5, 0.5, i % 2 == 0, i < 80 ? 1 : 5));
        }
        assertEquals(5, LearnerRecord.ofScores(scores).horizon());
        assertEquals(1, LearnerRecord.ofScores(scores).width());
        assertEquals("blocks of 63 days", LearnerRecord.ofScores(scores).logLoss().unit());
    }
}

package bellwether.research.learning.store;

import bellwether.research.learning.gate.PromotionGate;
import bellwether.research.learning.online.JudgedScore;
import bellwether.research.learning.online.Learner;
import bellwether.research.learning.online.LearnerDay;
import bellwether.research.learning.online.LearnerRecord;
import bellwether.research.learning.online.LearnerTrial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The record of learners by day, and their trial by it. Of days to which labels have come in
/// since, figures are computed again from the scores of these days alone, while no one's row is
/// held.
final class LearnerLedger {
    private static final Logger LOG = LoggerFactory.getLogger(LearnerLedger.class);

    private final Jdbi jdbi;
    private final PromotionGate gate;
    private final LearnerDao learners = new LearnerDao();
    private final LearnerEventDao events = new LearnerEventDao();
    private final LearnerDayDao days = new LearnerDayDao();

    LearnerLedger(Jdbi jdbi, PromotionGate gate) {
        this.jdbi = jdbi;
        this.gate = gate;
    }

    /// How a learner's version has fared.
    LearnerRecord record(Learner learner) {
        return jdbi.withHandle(h -> {
            List<LearnerDay> found = new ArrayList<>();
            for (LearnerDayDao.StoredDay day : days.of(h, learner.id(), learner.version())) {
                LearnerDayDao.Place place =
                        new LearnerDayDao.Place(learner.id(), learner.version(), day.day());
                day.figures().or(() -> counted(h, place, day.labels())).ifPresent(found::add);
            }
            return LearnerRecord.of(found);
        });
    }

    private Optional<LearnerDay> counted(Handle h, LearnerDayDao.Place place, long labels) {
        List<JudgedScore> scores = events.judged(h, place);
        if (scores.isEmpty()) {
            return Optional.empty();
        }
        LearnerDay figures = LearnerDay.of(place.day(), scores);
        days.keep(h, place, labels, figures);
        return Optional.of(figures);
    }

    /// Judges a learner after a day with labels, unless another process does so first. Where that
    /// fails the next label does it.
    ///
    /// @param kept the first day all of whose scores are kept
    void judge(Learner learner, int kept, Instant now) {
        try {
            judged(learner, kept, now);
        } catch (JdbiException e) {
            LOG.warn("Learner {} was not judged after a day with labels.", learner.id(), e);
        }
    }

    private void judged(Learner learner, int kept, Instant now) {
        LearnerTrial trial = new LearnerTrial(gate, record(learner));
        Optional<Double> error =
                trial.isLook(learner)
                        ? jdbi.withHandle(h -> events.calibrationError(h, learner, kept))
                        : Optional.empty();
        jdbi.useTransaction(h ->
                learners.locked(h, learner.id())
                        .filter(held -> held.version() == learner.version())
                        .filter(held -> held.looks().equals(learner.looks()))
                        .ifPresent(held -> learners.update(h, trial.of(held, error), now)));
    }

    /// Counts the labels of days since one again: an older program that is still at work stores
    /// some and counts none.
    void recount(Jdbi patient, int first) {
        for (LearnerDayDao.Place place : patient.withHandle(h -> days.miscounted(h, first))) {
            patient.useTransaction(h ->
                    learners.locked(h, place.learner()).ifPresent(_ -> days.recount(h, place)));
        }
    }

    /// Computes what is open of days up to one, before their scores are removed.
    void settle(Jdbi patient, int last) {
        for (LearnerDayDao.Place place : patient.withHandle(h -> days.open(h, last))) {
            patient.useHandle(h -> counted(h, place, days.labels(h, place)));
        }
    }
}

package bellwether.research.learning.store;

import bellwether.platform.base.Json;
import bellwether.platform.base.Sha256;
import bellwether.research.learning.gate.PromotionGate;
import bellwether.research.learning.online.Learner;
import bellwether.research.learning.online.LearnerRecord;
import bellwether.research.learning.online.LearnerState;
import bellwether.research.learning.online.LearnerVersion;
import bellwether.research.learning.online.LossWatch;
import bellwether.research.learning.online.StoredScore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// The learners of owners. A score is stored before its label; a label is learnt once; each in one
/// transaction that holds the learner's row.
public final class LearnerStore {
    /// Of one owner.
    public static final int MOST_LEARNERS = 50;

    /// Scores of one learner without a label.
    public static final int MOST_OPEN = 100_000;

    private static final int SLICE = 10_000;
    private static final Duration UNLABELLED_KEPT = Duration.ofDays(400);
    private static final Duration LABELLED_KEPT = Duration.ofDays(1_100);
    private static final long SECONDS_PER_DAY = 86_400;

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final LearnerDao learners = new LearnerDao();
    private final LearnerEventDao events = new LearnerEventDao();
    private final LearnerDayDao days = new LearnerDayDao();
    private final LearnerLedger ledger;

    public LearnerStore(Jdbi jdbi, PromotionGate gate, InstantSource clock) {
        this.jdbi = jdbi;
        ledger = new LearnerLedger(jdbi, gate);
        this.clock = clock;
    }

    /// A learner with how its version has fared.
    ///
    /// @param versions the newest first
    public record Account(Learner learner, LearnerRecord record, List<LearnerVersion> versions) {
        public Account {
            versions = List.copyOf(versions);
        }
    }

    /// What a label has changed.
    ///
    /// @param repeated the same label was known
    public record Learnt(Learner learner, boolean label, boolean repeated) {}

    /// In the order of their keys.
    public List<Learner> list(String owner) {
        return jdbi.withHandle(h -> learners.list(h, owner));
    }

    /// One with its record.
    ///
    /// @throws bellwether.platform.base.Refusal 404 where this owner has none of this key
    public Account account(String owner, String key) {
        Learner learner =
                jdbi.withHandle(h -> learners.find(h, owner, key))
                        .orElseThrow(() -> LearnerRefusals.unknown(key));
        return new Account(
                learner,
                ledger.record(learner),
                jdbi.withHandle(h -> learners.versions(h, learner.id())));
    }

    /// Scores a row and stores the score; the same row again is answered with the same score. The
    /// first row of a key makes the learner.
    ///
    /// @param row null for an absent value
    public StoredScore predict(
            String owner, String key, String ref, SortedMap<String, @Nullable Double> row) {
        return jdbi.inTransaction(h -> {
            Learner learner =
                    learners.locked(h, owner, key).orElseGet(() -> made(h, owner, key, row));
            LearnerRefusals.requireFeatures(learner, row.keySet());
            List<@Nullable Double> values = new ArrayList<>(row.values());
            String digest = Sha256.hex(Json.write(values));
            return events.find(h, learner.id(), ref)
                    .map(known -> same(known, digest))
                    .orElseGet(() -> scored(h, learner, ref, digest, values));
        });
    }

    private Learner made(
            Handle h, String owner, String key, SortedMap<String, @Nullable Double> row) {
        int have = learners.counted(h, owner);
        if (have >= MOST_LEARNERS && learners.find(h, owner, key).isEmpty()) {
            throw LearnerRefusals.tooMany(have, MOST_LEARNERS);
        }
        learners.insert(h, owner, key, LearnerState.of(List.copyOf(row.keySet())), clock.instant());
        return learners.locked(h, owner, key).orElseThrow();
    }

    private static StoredScore same(StoredScore known, String digest) {
        if (!known.digest().equals(digest)) {
            throw LearnerRefusals.taken(known);
        }
        return known;
    }

    private StoredScore scored(
            Handle h, Learner learner, String ref, String digest, List<@Nullable Double> values) {
        int open = events.open(h, learner.id());
        if (open >= MOST_OPEN) {
            throw LearnerRefusals.tooManyOpen(learner.key(), open, MOST_OPEN);
        }
        Instant now = clock.instant();
        StoredScore score =
                StoredScore.of(learner, ref, digest, learner.state().inputs(values), now);
        events.insert(h, learner.id(), score);
        learners.update(h, learner.with(learner.state().seen(values)), now);
        return score;
    }

    /// Learns the label of a score, once. The first label after a day with labels has the learner
    /// judged, when its own is kept and the row is free again.
    public Learnt update(String owner, String key, String ref, boolean label) {
        Learnt learnt = learnt(owner, key, ref, label);
        if (learnt.learner().looks().areDue()) {
            ledger.judge(learnt.learner(), kept(), clock.instant());
        }
        return learnt;
    }

    /// The first day of whose scores none is removed today or tomorrow.
    private int kept() {
        return day(clock.instant().minus(LABELLED_KEPT)) + 2;
    }

    private Learnt learnt(String owner, String key, String ref, boolean label) {
        return jdbi.inTransaction(h -> {
            Learner learner =
                    learners.locked(h, owner, key).orElseThrow(() -> LearnerRefusals.unknown(key));
            StoredScore score =
                    events.find(h, learner.id(), ref)
                            .orElseThrow(() -> LearnerRefusals.unscored(key, ref));
            if (score.label().isPresent()) {
                return new Learnt(learner, known(score, label), true);
            }
            return new Learnt(learnt(h, learner, score, label), label, false);
        });
    }

    private static boolean known(StoredScore score, boolean label) {
        boolean known = score.label().orElseThrow();
        if (known != label) {
            throw LearnerRefusals.labelDiffers(score.ref(), known);
        }
        return known;
    }

    private Learner learnt(Handle h, Learner before, StoredScore score, boolean label) {
        Instant now = clock.instant();
        long today = day(now);
        Learner learner = before.state().watch().isOver(today) ? dayEnded(h, before, now) : before;
        LearnerState state = learner.state().learnt(score.inputs(), label);
        if (score.version() == learner.version()) {
            state =
                    state.watched(
                            score.excess(label)
                                    .map(more -> learner.state().watch().with(today, more))
                                    .orElse(learner.state().watch()));
        }
        Learner next = learner.with(state);
        events.label(h, learner.id(), score.ref(), label, now);
        if (score.probability().isPresent()) {
            days.count(
                    h,
                    new LearnerDayDao.Place(learner.id(), score.version(), day(score.scoredAt())));
        }
        learners.update(h, next, now);
        return next;
    }

    /// Of UTC, from 1970.
    private static int day(Instant moment) {
        return (int) Math.floorDiv(moment.getEpochSecond(), SECONDS_PER_DAY);
    }

    /// Once for each day with labels: either the loss has risen, and a new version begins, or its
    /// record is to be judged.
    private Learner dayEnded(Handle h, Learner learner, Instant now) {
        long day = learner.state().watch().day();
        LossWatch.Finding found = learner.state().watch().ended();
        Learner watched = learner.with(learner.state().watched(found.watch())).ended(day);
        if (found.alarm()) {
            learners.begin(h, watched, risen(day), now);
            return watched.restarted();
        }
        return watched;
    }

    private static String risen(long day) {
        return "loss_risen: the daily log loss less the base rate's rose up to %s (Page–Hinkley, tolerance %s, threshold %s)"
                .formatted(
                        LocalDate.ofEpochDay(day),
                        LossWatch.TOLERANCE,
                        Math.round(LossWatch.THRESHOLD));
    }

    /// Removes a learner with its scores.
    ///
    /// @throws bellwether.platform.base.Refusal 404 where this owner has none of this key
    public void delete(String owner, String key) {
        if (!jdbi.inTransaction(h -> learners.delete(h, owner, key))) {
            throw LearnerRefusals.unknown(key);
        }
    }

    /// Removes old scores, in slices of a transaction each.
    ///
    /// @param patient connections whose statements may take long
    public int retire(Jdbi patient) {
        Instant now = clock.instant();
        int last = day(now.minus(LABELLED_KEPT));
        ledger.settle(patient, last);
        ledger.recount(patient, last + 1);
        int removed = 0;
        int some;
        do {
            some =
                    patient.inTransaction(h ->
                            events.retire(
                                    h,
                                    now.minus(UNLABELLED_KEPT),
                                    now.minus(LABELLED_KEPT),
                                    SLICE));
            removed += some;
        } while (some == SLICE);
        return removed;
    }
}

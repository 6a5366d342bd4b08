package bellwether.research.learning.training;

import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.research.learning.feature.FeatureCatalogue;
import bellwether.research.learning.model.ModelBlob;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Decides which models are active: one of a key at most.
public final class ActiveModels {
    private final Jdbi jdbi;
    private final Audit audit;
    private final InstantSource clock;
    private final ModelDao models = new ModelDao();
    private final ActiveModelDao active = new ActiveModelDao();
    private final ModelRecordDao records = new ModelRecordDao();

    ActiveModels(Jdbi jdbi, Audit audit, InstantSource clock) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.clock = clock;
    }

    /// Makes a model the active one of its key; the one before is retired and can be activated
    /// again. Changes nothing where it is active.
    ///
    /// @param force although a rule of the gate was not met, or another model is active than the
    ///   one it was judged against, or its record has suspended it; stays on the card
    /// @param condition on its state before
    public StoredModel activate(
            Actor actor, String name, boolean force, Predicate<StoredModel> condition) {
        return jdbi.inTransaction(h -> {
            StoredModel model = locked(h, name, condition);
            if (model.state() == ModelState.ACTIVE) {
                return model;
            }
            List<String> failed = failed(h, model, requireTrained(model));
            if (!failed.isEmpty() && !force) {
                throw Refusal.conflict(
                        "gate_failed",
                        "The gate refuses it: %s. \"force\": true activates it all the same, which stays on its card."
                                .formatted(String.join("; ", failed)));
            }
            ModelBlob.read(records.bytes(h, model.id()).orElseThrow(() -> removed(model)));
            replace(h, model);
            active.enter(h, model.id(), ModelState.ACTIVE, !failed.isEmpty(), clock.instant());
            audit.note(actor, "model.activate", name, failed.isEmpty() ? "done" : "forced");
            return models.find(h, model.id()).orElseThrow();
        });
    }

    private static Refusal removed(StoredModel model) {
        return Refusal.conflict(
                "model_removed",
                "Only the record of model %s is kept: newer models of %s took its place; train again with POST /api/v1/models/train."
                        .formatted(model.name(), model.spec().key()));
    }

    private static ModelCard requireTrained(StoredModel model) {
        ModelCard card = model.card();
        if (!model.state().isTrained() || card == null) {
            throw Refusal.conflict(
                    "not_trained",
                    "Model %s is %s: only a trained model can be activated or retired."
                            .formatted(model.name(), model.state().key()));
        }
        if (model.featureVersion() != FeatureCatalogue.VERSION) {
            throw Refusal.conflict(
                    "feature_version",
                    "Model %s reads features of version %d, this program computes version %d; train it again."
                            .formatted(
                                    model.name(),
                                    model.featureVersion(),
                                    FeatureCatalogue.VERSION));
        }
        return card;
    }

    /// What speaks against activating it.
    List<String> failed(Handle h, StoredModel model, ModelCard card) {
        List<String> failed = new ArrayList<>();
        card.gate().stream()
                .filter(line -> !line.passed())
                .forEach(line -> failed.add(line.message()));
        if (model.shadow() != null) {
            failed.addAll(model.shadow().failed());
        }
        model.suspension()
                .ifPresent(why ->
                        failed.add(
                                "it %s suspended: %s"
                                        .formatted(
                                                model.state() == ModelState.SUSPENDED
                                                        ? "is"
                                                        : "was",
                                                why)));
        String judged = Objects.requireNonNullElse(card.judgedAgainst(), "no active model");
        active.find(h, model.spec().key())
                .map(now -> StoredModel.name(now.model()))
                .filter(now -> !now.equals(judged) && !model.life().wasActive())
                .ifPresent(now ->
                        failed.add(
                                "it was judged beside %s, and %s is active now, so train it again"
                                        .formatted(judged, now)));
        return failed;
    }

    /// The one before is retired.
    void replace(Handle h, StoredModel model) {
        active.find(h, model.spec().key())
                .filter(other -> other.model() != model.id())
                .flatMap(other -> models.lock(h, other.model()))
                .ifPresent(other ->
                        active.enter(
                                h,
                                other.id(),
                                ModelState.RETIRED,
                                other.life().forced(),
                                clock.instant()));
        active.activate(h, model.spec().key(), model.id(), clock.instant());
    }

    /// Takes a model out of use; none of its key is active then, if it was.
    public StoredModel retire(Actor actor, String name, Predicate<StoredModel> condition) {
        return jdbi.inTransaction(h -> {
            StoredModel model = locked(h, name, condition);
            if (!model.state().isTrained()) {
                throw Refusal.conflict(
                        "not_trained",
                        "Model %s is %s: only a trained model can be activated or retired."
                                .formatted(model.name(), model.state().key()));
            }
            active.clear(h, model.spec().key(), model.id(), clock.instant());
            active.enter(h, model.id(), ModelState.RETIRED, model.life().forced(), clock.instant());
            audit.note(actor, "model.retire", name);
            return models.find(h, model.id()).orElseThrow();
        });
    }

    /// The key is held before the row, so that two of a key wait for each other.
    private StoredModel locked(Handle h, String name, Predicate<StoredModel> condition) {
        StoredModel seen =
                ModelBook.id(name)
                        .flatMap(id -> models.find(h, id))
                        .orElseThrow(() -> ModelBook.unknown(name));
        active.lock(h, seen.spec().key());
        StoredModel model = models.lock(h, seen.id()).orElseThrow(() -> ModelBook.unknown(name));
        if (!condition.test(model)) {
            throw Refusal.of(
                    RefusalKind.CHANGED,
                    "model_changed",
                    "The model has changed since: read it again and send its new ETag as"
                            + " If-Match.");
        }
        return model;
    }
}

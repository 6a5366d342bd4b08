package bellwether.research.learning.serving;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.research.learning.feature.FeatureCatalogue;
import bellwether.research.learning.model.ModelBlob;
import bellwether.research.learning.model.ServedModel;
import bellwether.research.learning.training.ModelDao;
import bellwether.research.learning.training.ModelRecordDao;
import bellwether.research.learning.training.ModelState;
import bellwether.research.learning.training.StoredModel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Reads models that are served. The bytes of a few are kept, and read again when those that are
/// stored have changed.
final class ServingVersions {
    private static final int KEPT = 4;

    private final ModelDao models = new ModelDao();
    private final ModelRecordDao records = new ModelRecordDao();
    private final VersionDao versions = new VersionDao();
    private final Map<String, ServedModel> read =
            new LinkedHashMap<>(KEPT * 2, 0.75F, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, ServedModel> eldest) {
                    return size() > KEPT;
                }
            };

    /// A model that is followed, or the version before where an active one is damaged.
    ///
    /// @throws Refusal 503 where no version before can be read, 409 where it reads other features
    ///   or its card does not say the base rate
    ServingVersion serving(Handle h, StoredModel model) {
        requireFeatures(model);
        requireBaseRate(model);
        Optional<ServedModel> intact = intact(h, model);
        if (intact.isPresent()) {
            return new ServingVersion(model, intact.get(), null);
        }
        if (model.state() == ModelState.ACTIVE) {
            for (long id : versions.before(h, model.spec().key(), model.id())) {
                StoredModel before = models.find(h, id).orElseThrow();
                Optional<ServedModel> other =
                        before.featureVersion() == FeatureCatalogue.VERSION
                                        && before.baseRate().isPresent()
                                ? intact(h, before)
                                : Optional.empty();
                if (other.isPresent()) {
                    return new ServingVersion(before, other.get(), model);
                }
            }
        }
        throw Refusal.of(
                RefusalKind.UNAVAILABLE,
                ModelBlob.CORRUPT,
                "Model %s is damaged, and no version before it can serve. Activate an older version or train it again."
                        .formatted(model.name()));
    }

    private static void requireFeatures(StoredModel model) {
        if (model.featureVersion() != FeatureCatalogue.VERSION) {
            throw Refusal.conflict(
                    "feature_version",
                    "Model %s reads features of version %d, this program computes version %d; train it again."
                            .formatted(
                                    model.name(),
                                    model.featureVersion(),
                                    FeatureCatalogue.VERSION));
        }
    }

    /// Cards of earlier releases do not say it.
    private static void requireBaseRate(StoredModel model) {
        if (model.baseRate().isEmpty()) {
            throw Refusal.conflict(
                    "no_base_rate",
                    "Model %s cannot serve: its card does not state the base rate; train it again."
                            .formatted(model.name()));
        }
    }

    /// Empty where its bytes are damaged.
    private Optional<ServedModel> intact(Handle h, StoredModel model) {
        Optional<String> stamp = versions.stamp(h, model.id());
        if (stamp.isEmpty()) {
            return Optional.empty();
        }
        synchronized (read) {
            ServedModel known = read.get(stamp.get());
            if (known != null) {
                return Optional.of(known);
            }
        }
        try {
            ServedModel served = ModelBlob.read(records.bytes(h, model.id()).orElseThrow());
            synchronized (read) {
                read.put(stamp.get(), served);
            }
            return Optional.of(served);
        } catch (Refusal refusal) {
            if (refusal.code().equals(ModelBlob.CORRUPT)) {
                return Optional.empty();
            }
            throw refusal;
        }
    }
}

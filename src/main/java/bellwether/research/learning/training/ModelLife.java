package bellwether.research.learning.training;

import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Caller;
import bellwether.platform.base.Json;
import bellwether.platform.base.Role;
import bellwether.research.learning.gate.SuspensionRule;
import bellwether.research.learning.model.ModelDay;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// What becomes of models by what they have said since they were trained: a candidate goes into
/// shadow, from there it becomes active or is rejected, and an active one that loses more than the
/// base rate is suspended. Each step is a transaction that holds the key; repeating one changes
/// nothing.
public final class ModelLife {
    private static final Actor SERVICE =
            new Actor(new Caller("", "system:models", Role.ADMIN), "", "");

    private final Jdbi jdbi;
    private final Audit audit;
    private final InstantSource clock;
    private final ModelDao models = new ModelDao();
    private final ActiveModelDao active = new ActiveModelDao();
    private final ModelRecordDao records = new ModelRecordDao();
    private final WatchDao watches = new WatchDao();
    private final ActiveModels rules;

    /// Of models that were judged, the number of changes they had by then.
    private final Map<Long, Long> judged = new ConcurrentHashMap<>();

    ModelLife(Jdbi jdbi, Audit audit, InstantSource clock, ActiveModels rules) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.clock = clock;
        this.rules = rules;
    }

    /// Judges all models that are followed, but those of which nothing has changed since this
    /// process did.
    ///
    /// @return those that are to be followed further: in shadow, or active
    public List<FollowedModel> judge() {
        List<FollowedModel> found = followed();
        boolean moved = found.stream().anyMatch(model -> model.state() == ModelState.CANDIDATE);
        if (moved) {
            beginShadows();
            found = followed();
        }
        judged.keySet().retainAll(found.stream().map(FollowedModel::id).toList());
        for (FollowedModel model : found) {
            Long known = judged.get(model.id());
            if (known == null || known != model.changes()) {
                jdbi.useTransaction(h -> judge(h, model));
                judged.put(model.id(), model.changes());
                moved = true;
            }
        }
        return (moved ? followed() : found)
                .stream().filter(model -> model.state() != ModelState.CANDIDATE).toList();
    }

    private void beginShadows() {
        jdbi.useTransaction(h -> {
            for (long model : watches.beginShadows(h, clock.instant())) {
                audit.note(SERVICE, "model.shadow", StoredModel.name(model));
            }
        });
    }

    private List<FollowedModel> followed() {
        return jdbi.withHandle(watches::followed);
    }

    /// The key is held before the row.
    private void judge(Handle h, FollowedModel model) {
        models.find(h, model.id())
                .ifPresent(seen -> {
                    active.lock(h, seen.spec().key());
                    models.lock(h, model.id()).ifPresent(locked -> judge(h, locked));
                });
    }

    private void judge(Handle h, StoredModel model) {
        if (model.state() == ModelState.SHADOW) {
            endShadow(h, model);
        } else if (model.state() == ModelState.ACTIVE) {
            suspend(h, model);
        }
    }

    private void endShadow(Handle h, StoredModel model) {
        List<JudgedDay> days = records.live(h, model.id());
        ModelCard card = model.card();
        if (days.size() < ShadowTrial.DAYS || card == null) {
            return;
        }
        List<JudgedDay> incumbent =
                active.find(h, model.spec().key())
                        .map(other -> records.live(h, other.model()))
                        .orElse(List.of());
        ShadowTrial trial = ShadowTrial.of(days, incumbent);
        List<String> failed = new ArrayList<>(rules.failed(h, model, card));
        failed.addAll(trial.failed());
        if (failed.isEmpty()) {
            rules.replace(h, model);
            active.enter(h, model.id(), ModelState.ACTIVE, false, clock.instant());
            audit.note(SERVICE, "model.activate", model.name(), "done, after its time in shadow");
        } else {
            active.enter(
                    h, model.id(), ModelState.REJECTED, model.life().forced(), clock.instant());
            watches.because(h, model.id(), sentence(failed));
            audit.note(SERVICE, "model.reject", model.name(), "done, after its time in shadow");
        }
        watches.ended(h, model.id(), Json.write(trial));
    }

    private static String sentence(List<String> failed) {
        String all = String.join("; ", failed);
        return Character.toUpperCase(all.charAt(0)) + all.substring(1) + ".";
    }

    /// With the first day of each month that has matured, by the days since it was activated.
    private void suspend(Handle h, StoredModel model) {
        Optional<Instant> since =
                active.find(h, model.spec().key())
                        .filter(one -> one.model() == model.id())
                        .map(ActiveModelDao.Active::since);
        if (since.isEmpty()) {
            return;
        }
        LocalDate from = LocalDate.ofInstant(since.get(), ZoneOffset.UTC);
        List<JudgedDay> days =
                records.live(h, model.id()).stream()
                        .filter(day -> !day.day().isBefore(from))
                        .toList();
        if (days.isEmpty() || !isDue(watches.judgedTo(h, model.id()), days.getLast().day())) {
            return;
        }
        watches.judged(h, model.id(), days.getLast().day());
        SuspensionRule rule = rule(model, days);
        if (rule.suspended()) {
            active.clear(h, model.spec().key(), model.id(), clock.instant());
            active.enter(
                    h, model.id(), ModelState.SUSPENDED, model.life().forced(), clock.instant());
            watches.because(h, model.id(), rule.words());
            audit.note(SERVICE, "model.suspend", model.name(), rule.words());
        }
    }

    private static boolean isDue(Optional<LocalDate> before, LocalDate newest) {
        return before.isEmpty()
                || before.get().withDayOfMonth(1).isBefore(newest.withDayOfMonth(1));
    }

    private static SuspensionRule rule(StoredModel model, List<JudgedDay> days) {
        List<ModelDay> figures = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            figures.add(days.get(i).figures().on(i));
        }
        int symbols = model.card() == null ? 1 : model.card().rows().used();
        return SuspensionRule.of(figures, symbols, model.spec().overlap());
    }
}

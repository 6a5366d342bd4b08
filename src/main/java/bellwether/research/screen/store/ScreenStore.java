package bellwether.research.screen.store;

import bellwether.platform.base.Refusal;
import bellwether.research.screen.EnteredScreen;
import bellwether.research.screen.SavedScreen;
import bellwether.research.screen.ScreenId;
import bellwether.research.screen.ScreenSpan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// Reads saved screens.
public final class ScreenStore {
    private final Jdbi jdbi;
    private final ScreenDao dao = new ScreenDao();
    private final SpanPageDao spans = new SpanPageDao();

    public ScreenStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// One of an owner by its name.
    public Optional<SavedScreen> find(String owner, String name) {
        return jdbi.withHandle(h -> dao.find(h, owner, name));
    }

    /// One of an owner by its id or name.
    public Optional<SavedScreen> named(String owner, String idOrName) {
        return jdbi.withHandle(h ->
                ScreenId.parse(idOrName)
                        .flatMap(id -> dao.find(h, owner, id))
                        .or(() -> dao.find(h, owner, idOrName)));
    }

    /// One of an owner.
    ///
    /// @throws Refusal 404
    public SavedScreen known(String owner, ScreenId id) {
        return jdbi.withHandle(h -> dao.find(h, owner, id))
                .orElseThrow(() -> unknown(id.toString()));
    }

    /// No screen of the caller's has this id.
    public static Refusal unknown(String id) {
        return Refusal.notFound(
                "unknown_screen",
                "Unknown screen %s. GET /api/v1/screens lists yours.".formatted(id));
    }

    /// Those of an owner, in the order of their making.
    public List<SavedScreen> list(String owner, long after, int limit) {
        return jdbi.withHandle(h -> dao.list(h, owner, after, limit));
    }

    /// What moves when an owner makes, changes or deletes a screen.
    public String state(String owner) {
        return jdbi.withHandle(h -> dao.print(h, List.of(owner)));
    }

    /// Spans of one, the newest first.
    ///
    /// @param isOpen only those of symbols that still pass
    /// @param before only those with a smaller number
    public List<ScreenSpan> spans(ScreenId screen, boolean isOpen, long before, int limit) {
        return jdbi.withHandle(h -> spans.list(h, screen, isOpen, before, limit));
    }

    /// Symbols that entered tracked screens of an owner and still pass, the newest first.
    ///
    /// @param since with a bar from then on
    public List<EnteredScreen> entered(String owner, Instant since) {
        return jdbi.withHandle(h -> spans.entered(h, owner, since));
    }
}

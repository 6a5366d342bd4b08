package bellwether.desk.watchlist;

import bellwether.platform.base.Fault;
import bellwether.platform.base.SelfValidating;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of `PATCH /api/v1/watchlists/{id}/entries/{ticker}`.
///
/// @param note empty to have none
public record EntryNote(@Nullable String note) implements SelfValidating {
    @Override
    public List<Fault> faults() {
        return note == null
                ? List.of(new Fault("/note", "is required: a text, empty for no note"))
                : NewEntry.noteFault(note).map(fault -> new Fault("/note", fault)).stream()
                        .toList();
    }
}

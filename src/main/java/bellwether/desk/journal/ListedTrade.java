package bellwether.desk.journal;

import java.util.List;

/// A closed trade in a list, with the entries about it, the newest first.
public record ListedTrade(NotedTrade trade, List<JournalEntryId> entries) {
    public ListedTrade {
        entries = List.copyOf(entries);
    }
}

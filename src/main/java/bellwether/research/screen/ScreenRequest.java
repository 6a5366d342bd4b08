package bellwether.research.screen;

import java.util.List;
import java.util.Optional;

/// A screen over sheets, as callers that are not requests over HTTP ask for it.
///
/// @param condition its text; nothing where a saved screen is named
/// @param screen the id or name of a saved screen
/// @param universe as parameters spell it
/// @param fields values that are shown, and `sort` those that are sorted by
/// @param cursor where the list goes on; nothing for its first page
public record ScreenRequest(
        Optional<String> condition,
        Optional<String> screen,
        Optional<String> universe,
        Optional<String> timeframe,
        List<String> fields,
        List<String> sort,
        int near,
        int limit,
        Optional<String> cursor) {
    public ScreenRequest {
        fields = List.copyOf(fields);
        sort = List.copyOf(sort);
    }
}

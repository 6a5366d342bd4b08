package bellwether.desk.watchlist;

/// What is shown of an entry's symbol, from other modules.
///
/// @param mine the owner's latest analyses
/// @param sheet what is computed of every symbol with each bar
/// @param alerts open ones of the owner
/// @param detections of the last week
public record EntrySources(
        ListedVerdicts mine, ListedVerdicts sheet, ListedCounts alerts, ListedCounts detections) {}

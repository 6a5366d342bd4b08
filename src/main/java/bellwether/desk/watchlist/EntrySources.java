package bellwether.desk.watchlist;

/// What is shown of an entry's symbol, from other modules.
///
/// @param mine the owner's latest analyses
/// @param sheet what is computed of every symbol with each bar
public record EntrySources(
        ListedVerdicts mine, ListedVerdicts sheet, ListedCounts alerts, ListedCounts detections) {
    /// What the owner's analyses say; nothing else is computed yet.
    public static EntrySources of(ListedVerdicts mine) {
        return new EntrySources(
                mine,
                ListedVerdicts.absent("not_computed"),
                ListedCounts.ABSENT,
                ListedCounts.ABSENT);
    }
}

package bellwether.market.bars;

/// What became of the splits and dividends of a file.
public record ActionCounts(long inserted, long changed, long unchanged) {
    public static final ActionCounts NONE = new ActionCounts(0, 0, 0);

    public ActionCounts plus(ActionCounts other) {
        return new ActionCounts(
                inserted + other.inserted, changed + other.changed, unchanged + other.unchanged);
    }

    boolean hasChanges() {
        return inserted + changed > 0;
    }
}

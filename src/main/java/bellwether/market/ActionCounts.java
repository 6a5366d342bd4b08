package bellwether.market;

/// What became of the splits and dividends of a file.
record ActionCounts(long inserted, long changed, long unchanged) {
    static final ActionCounts NONE = new ActionCounts(0, 0, 0);

    ActionCounts plus(ActionCounts other) {
        return new ActionCounts(
                inserted + other.inserted, changed + other.changed, unchanged + other.unchanged);
    }

    boolean hasChanges() {
        return inserted + changed > 0;
    }
}

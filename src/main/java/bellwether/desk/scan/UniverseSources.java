package bellwether.desk.scan;

/// Where lists of symbols are kept that scans may name.
public record UniverseSources(UniverseSource watchlists, UniverseSource screens) {
    /// Where there are none.
    public static final UniverseSources NONE =
            new UniverseSources(UniverseSource.NONE, UniverseSource.NONE);
}

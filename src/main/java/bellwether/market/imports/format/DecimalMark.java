package bellwether.market.imports.format;

/// How the numbers of a file are written.
public enum DecimalMark {
    /// `1,968.95`; a single comma before three digits separates thousands.
    POINT,
    /// `1,968.95`, but what `10,125` means is not known.
    POINT_PERHAPS,
    /// `1.968,95`
    COMMA
}

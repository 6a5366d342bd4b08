package bellwether.market;

/// How bars lie in JSON.
enum Shape {
    /// An object for each bar.
    ROWS,
    /// An array for each column, all of one length.
    COLUMNS
}

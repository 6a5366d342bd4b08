package bellwether.market.bars.http;

/// How bars lie in JSON.
enum JsonLayout {
    /// An object for each bar.
    ROWS,
    /// An array for each column, all of one length.
    COLUMNS
}

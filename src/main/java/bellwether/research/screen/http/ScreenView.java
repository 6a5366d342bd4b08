package bellwether.research.screen.http;

/// How a result is shown.
///
/// @param near how many symbols that nearly pass are shown
/// @param columns whether values are shown as columns; else as rows
/// @param from the first of those that pass, from 0
record ScreenView(int near, boolean columns, int from, int limit) {}
